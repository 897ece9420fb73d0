#include "accounts/password_strength.hpp"

#include <array>
#include <zxcvbn.h>

namespace dueregard::accounts {

namespace {

constexpr double least_bits = 26.575;  // the binary logarithm of 10⁸
/// zxcvbn looks at the first bytes of a long password alone; so we show it the last ones too.
constexpr std::size_t looked_at = 80;

/// What stands on the page itself is tried first.
std::array<const char*, 4> words = {"dueregard", "due", "regard", nullptr};

bool is_soon_guessed(const std::string& password) {
    return ZxcvbnMatch(password.c_str(), words.data(), nullptr) < least_bits;
}

}  // namespace

bool is_easily_guessed(const std::string& password) {
    if (!is_soon_guessed(password)) return false;
    return password.size() <= looked_at || is_soon_guessed(password.substr(password.size() - looked_at));
}

}  // namespace dueregard::accounts
