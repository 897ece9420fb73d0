#include "base/date.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <array>
#include <charconv>

namespace dueregard {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> month_names = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
};

std::string_view name_of(month m) {
    return month_names.at(static_cast<unsigned>(m) - 1);
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.starts_with('-'))
        return std::nullopt;
    return value;
}

}  // namespace

std::string iso_date(Date date) {
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
}

std::string long_date(Date date) {
    return fmt::format(
        "{} {} {}", static_cast<unsigned>(date.day()), name_of(date.month()), static_cast<int>(date.year())
    );
}

std::string month_and_year(Date date) {
    return fmt::format("{} {}", name_of(date.month()), static_cast<int>(date.year()));
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = number(text.substr(0, 4));
    const auto m = number(text.substr(5, 2));
    const auto d = number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<month> parse_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> welsh_names = {
        "ionawr",
        "chwefror",
        "mawrth",
        "ebrill",
        "mai",
        "mehefin",
        "gorffennaf",
        "awst",
        "medi",
        "hydref",
        "tachwedd",
        "rhagfyr"
    };
    if (word.size() < 3 || word.size() > 10) return std::nullopt;
    for (unsigned i = 0; i < month_names.size(); ++i) {
        const auto name = month_names.at(i);
        const bool is_full = equals_ignoring_case(word, name);
        const bool is_short =
            equals_ignoring_case(word, name.substr(0, 3)) || (i == 8 && equals_ignoring_case(word, "sept"));
        if (is_full || is_short || equals_ignoring_case(word, welsh_names.at(i))) return month{i + 1};
    }
    return std::nullopt;
}

Date last_day_of(year y, month m) {
    return Date{y / m / last};
}

Date add_days(Date date, int count) {
    return Date{sys_days{date} + days{count}};
}

int days_between(Date from, Date to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

}  // namespace dueregard
