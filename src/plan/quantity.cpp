#include "plan/quantity.hpp"

#include "base/text.hpp"

#include <charconv>

namespace dueregard::plan {

namespace {

constexpr std::string_view pound = "£";

struct Reading {
    double number = 0.0;
    std::string_view rest;
};

bool is_thousands_comma(std::string_view text, std::size_t at) {
    if (text[at] != ',' || at == 0 || at + 3 >= text.size()) return false;
    const bool are_three = is_digit(text[at + 1]) && is_digit(text[at + 2]) && is_digit(text[at + 3]);
    return are_three && (at + 4 >= text.size() || !is_digit(text[at + 4]));
}

/// The number at the front; nothing where there is none or where it runs on as a date or a year would.
std::optional<Reading> number_in_front(std::string_view text) {
    std::string digits;
    std::size_t at = 0;
    if (!text.empty() && text.front() == '-') digits += text[at++];
    for (; at < text.size(); ++at) {
        const bool is_point = text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]);
        if (is_digit(text[at]) || is_point) {
            digits += text[at];
        } else if (!is_thousands_comma(text, at)) {
            break;
        }
    }
    double number = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return Reading{.number = number, .rest = text.substr(at)};
}

bool runs_on(std::string_view rest) {
    if (rest.empty()) return false;
    if (rest.front() == '/' || rest.front() == '-' || rest.front() == ':' || rest.front() == ',') return true;
    const auto words = words_of(rest);
    return !words.empty() && (words.front() == "of" || words.front() == "out" || words.front() == "to");
}

}  // namespace

Quantity quantity_of(std::string_view typed) {
    Quantity quantity{.words = squeezed(typed)};
    std::string_view text = quantity.words;
    const bool is_money = text.starts_with(pound);
    if (is_money) text.remove_prefix(pound.size());
    const auto reading = number_in_front(text);
    if (!reading || runs_on(reading->rest)) return quantity;
    const auto unit = trimmed(reading->rest);
    if (is_money && !unit.empty()) return quantity;
    quantity.number = reading->number;
    quantity.unit = is_money ? pound : unit;
    return quantity;
}

std::optional<double>
share_reached(const Quantity& baseline, const Quantity& target, const Quantity& progress) {
    if (!target.number || !progress.number) return std::nullopt;
    const auto is_same_unit = [&](const Quantity& other) {
        return other.unit.empty() || equals_ignoring_case(other.unit, target.unit);
    };
    if (!is_same_unit(progress) || (baseline.number && !is_same_unit(baseline))) return std::nullopt;
    const double start = baseline.number.value_or(0.0);
    if (*target.number == start) return std::nullopt;
    return (*progress.number - start) / (*target.number - start);
}

}  // namespace dueregard::plan
