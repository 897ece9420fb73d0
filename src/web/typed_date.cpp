#include "web/typed_date.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <charconv>

namespace dueregard::web {

namespace {

std::optional<int> number_in(std::string_view text) {
    text = trimmed(text);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::chrono::month> month_in(std::string_view text) {
    if (const auto named = parse_month(trimmed(text))) return named;
    const auto number = number_in(text);
    if (!number || *number < 1 || *number > 12) return std::nullopt;
    return std::chrono::month{static_cast<unsigned>(*number)};
}

std::string sent(const Fields& form, std::string_view prefix, std::string_view part) {
    return std::string(trimmed(form.get(fmt::format("{}-{}", prefix, part))));
}

}  // namespace

TypedDate typed_date(const Fields& form, std::string_view prefix) {
    return {
        .day = sent(form, prefix, "day"),
        .month = sent(form, prefix, "month"),
        .year = sent(form, prefix, "year")
    };
}

TypedDate typed_date(Date date) {
    return {
        .day = std::to_string(static_cast<unsigned>(date.day())),
        .month = std::to_string(static_cast<unsigned>(date.month())),
        .year = std::to_string(static_cast<int>(date.year()))
    };
}

bool is_empty(const TypedDate& typed) {
    return typed.day.empty() && typed.month.empty() && typed.year.empty();
}

std::optional<Date> date_of(const TypedDate& typed) {
    const auto day = number_in(typed.day);
    const auto month = month_in(typed.month);
    const auto year = number_in(typed.year);
    if (!day || !month || !year || *day < 1 || *day > 31 || *year < 1990 || *year > 2199) return std::nullopt;
    const Date date{std::chrono::year{*year}, *month, std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

Html date_field(
    std::string_view prefix,
    std::string_view question,
    std::string_view hint,
    const TypedDate& typed,
    const ErrorMessage& error
) {
    auto items = day_month_year(typed);
    // The error summary's link leads to the first box.
    items.front().id = std::string(prefix);
    return date_input(
        {.id = fmt::format("{}-date", prefix),
         .name_prefix = std::string(prefix),
         .fieldset = Fieldset{.legend = {.text = question, .classes = "govuk-fieldset__legend--s"}},
         .items = std::move(items),
         .hint = {.text = hint},
         .error = error}
    );
}

}  // namespace dueregard::web
