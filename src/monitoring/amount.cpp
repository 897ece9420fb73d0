#include "monitoring/amount.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard::monitoring {

namespace {

constexpr int places = 6;

/// The sign taken off the front, or the brackets off both ends.
bool take_sign(std::string_view& text) {
    if (text.starts_with('(') && text.ends_with(')')) {
        text = trimmed(text.substr(1, text.size() - 2));
        return true;
    }
    if (!text.starts_with('-')) return false;
    text = trimmed(text.substr(1));
    return true;
}

/// Commas stand between groups of three digits, or nowhere.
bool has_good_commas(std::string_view whole) {
    const auto first = whole.find(',');
    if (first == std::string_view::npos) return true;
    if (first == 0 || first > 3) return false;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool is_comma_place = i >= first && (i - first) % 4 == 0;
        if ((whole[i] == ',') != is_comma_place) return false;
    }
    return (whole.size() - first) % 4 == 0;
}

}  // namespace

std::optional<Amount> read_amount(std::string_view text) {
    text = trimmed(text);
    const bool is_negative = take_sign(text);
    if (text.starts_with("£")) text = trimmed(text.substr(std::string_view("£").size()));
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto rest = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() && rest.empty()) return std::nullopt;
    if (!has_good_commas(whole) || !std::ranges::all_of(rest, is_digit)) return std::nullopt;
    Amount amount = 0;
    for (const char c : whole) {
        if (c == ',') continue;
        if (!is_digit(c)) return std::nullopt;
        amount = amount * 10 + (c - '0');
        if (amount > most_amount / one_pound) return std::nullopt;
    }
    for (std::size_t i = 0; i < places; ++i)
        amount = amount * 10 + (i < rest.size() ? rest[i] - '0' : 0);
    if (rest.size() > places && rest[places] >= '5') ++amount;
    return is_negative ? -amount : amount;
}

}  // namespace dueregard::monitoring
