#include "accounts/recovery_code.hpp"

#include "accounts/secret.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dueregard::accounts {

namespace {

constexpr std::size_t half = 5;
constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

char meant(char c) {
    if (c == 'o') return '0';
    return c == 'i' || c == 'l' ? '1' : c;
}

}  // namespace

std::string fresh_recovery_code() {
    std::string code;
    for (const char byte : random_bytes(2 * half)) {
        if (code.size() == half) code += '-';
        code += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    }
    return code;
}

std::string read_recovery_code(std::string_view typed) {
    std::string code;
    for (const char c : lower_ascii(typed)) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        if (code.size() == half) code += '-';
        code += meant(c);
    }
    return code;
}

}  // namespace dueregard::accounts
