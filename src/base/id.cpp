#include "base/id.hpp"

namespace dueregard {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int digits = 13;

char canonical(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'I' || c == 'L') return '1';
    if (c == 'O') return '0';
    return c;
}

}  // namespace

std::string crockford(std::int64_t value) {
    auto rest = static_cast<std::uint64_t>(value);
    std::string text(digits, '0');
    for (int i = digits - 1; i >= 0; --i, rest >>= 5U)
        text[static_cast<std::size_t>(i)] = alphabet[rest & 31U];
    return text;
}

std::optional<std::int64_t> from_crockford(std::string_view text) {
    if (text.size() != digits) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        const auto place = alphabet.find(canonical(c));
        if (place == std::string_view::npos) return std::nullopt;
        if (value >> 59U) return std::nullopt;
        value = value << 5U | place;
    }
    if (value >> 63U) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

}  // namespace dueregard
