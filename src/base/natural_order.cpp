#include "base/natural_order.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard {

namespace {

constexpr std::size_t width = 10;

/// Takes the digits at the front of `text` and answers them padded.
std::string padded_number(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return std::string(width - std::min(width, digits.size()), '0') + std::string(digits);
}

}  // namespace

std::string natural_sort_key(std::string_view text) {
    std::string key;
    text = trimmed(text);
    while (!text.empty()) {
        if (is_digit(text.front())) {
            key += padded_number(text);
            continue;
        }
        if (is_letter(text.front()) || static_cast<unsigned char>(text.front()) >= 0x80) key += text.front();
        text.remove_prefix(1);
    }
    return (key.empty() ? "1" : "0") + lower_ascii(key);
}

}  // namespace dueregard
