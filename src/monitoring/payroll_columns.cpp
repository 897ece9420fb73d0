#include "monitoring/payroll_columns.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dueregard::monitoring {

namespace {

struct Heading {
    std::string_view words;
    Field field = Field::employee;
};

constexpr std::array<Heading, 63> headings{
    {{"employee", Field::employee},
     {"employee id", Field::employee},
     {"employee number", Field::employee},
     {"employee no", Field::employee},
     {"employee ref", Field::employee},
     {"staff number", Field::employee},
     {"staff id", Field::employee},
     {"payroll number", Field::employee},
     {"person id", Field::employee},
     {"id", Field::employee},
     {"hourly pay", Field::hourly_pay},
     {"hourly rate", Field::hourly_pay},
     {"hourly rate of pay", Field::hourly_pay},
     {"pay per hour", Field::hourly_pay},
     {"hourly", Field::hourly_pay},
     {"ordinary pay", Field::ordinary_pay},
     {"ordinary pay in period", Field::ordinary_pay},
     {"ordinary pay in pay period", Field::ordinary_pay},
     {"pay in period", Field::ordinary_pay},
     {"pay period days", Field::pay_period_days},
     {"days in pay period", Field::pay_period_days},
     {"pay period", Field::pay_period_days},
     {"period days", Field::pay_period_days},
     {"weekly hours", Field::weekly_hours},
     {"hours per week", Field::weekly_hours},
     {"hours a week", Field::weekly_hours},
     {"contracted hours", Field::weekly_hours},
     {"contracted weekly hours", Field::weekly_hours},
     {"working hours", Field::weekly_hours},
     {"hours", Field::weekly_hours},
     {"period bonus", Field::period_bonus},
     {"bonus in period", Field::period_bonus},
     {"bonus in pay period", Field::period_bonus},
     {"bonus paid in pay period", Field::period_bonus},
     {"bonus period days", Field::bonus_period_days},
     {"days in bonus period", Field::bonus_period_days},
     {"bonus period", Field::bonus_period_days},
     {"bonus", Field::bonus},
     {"bonus pay", Field::bonus},
     {"bonus paid", Field::bonus},
     {"annual bonus", Field::bonus},
     {"bonus in year", Field::bonus},
     {"bonus in 12 months", Field::bonus},
     {"bonus pay in 12 months", Field::bonus},
     {"total bonus", Field::bonus},
     {"full pay", Field::full_pay},
     {"on full pay", Field::full_pay},
     {"full pay employee", Field::full_pay},
     {"full pay relevant employee", Field::full_pay},
     {"full pay relevant", Field::full_pay},
     {"is full pay", Field::full_pay},
     {"paid in full", Field::full_pay},
     {"grade", Field::grade},
     {"pay grade", Field::grade},
     {"salary grade", Field::grade},
     {"job grade", Field::grade},
     {"pay band", Field::grade},
     {"salary band", Field::grade},
     {"directorate", Field::directorate},
     {"department", Field::directorate},
     {"division", Field::directorate},
     {"service area", Field::directorate},
     {"service", Field::directorate}}
};

constexpr std::array<std::string_view, 4> sex_headings{"sex", "gender", "legal sex", "sex or gender"};
constexpr std::array<std::string_view, 6> ethnic_headings{
    "ethnic group", "ethnicity", "ethnic origin", "ethnic background", "race", "ethnic group name"
};
constexpr std::array<std::string_view, 5> disability_headings{
    "disability", "disabled", "disability status", "is disabled", "has a disability"
};

/// "Full-pay" and "full_pay" as "full pay"; what stands in brackets is left out: "Hourly pay (£)".
std::string plain(std::string_view heading) {
    std::string words;
    for (const char c : heading.substr(0, heading.find('('))) {
        const bool is_kept = is_letter(c) || is_digit(c);
        words += is_kept ? c : ' ';
    }
    return lower_ascii(squeezed(words));
}

bool is_heading_of(std::string_view words, Characteristic by) {
    const auto among = [&](const auto& all) { return std::ranges::find(all, words) != all.end(); };
    switch (by) {
    case Characteristic::sex:
        return among(sex_headings);
    case Characteristic::ethnic_group:
        return among(ethnic_headings);
    case Characteristic::disability:
        return among(disability_headings);
    }
    ensure(false, "a characteristic is one of those listed");
    return false;
}

std::optional<Field> field_of(std::string_view words, Characteristic by) {
    if (is_heading_of(words, by)) return Field::group;
    const auto* const known = std::ranges::find(headings, words, &Heading::words);
    if (known == headings.end()) return std::nullopt;
    return known->field;
}

}  // namespace

PayrollColumns columns_in(const std::vector<std::string>& row, Characteristic by) {
    PayrollColumns columns;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto field = field_of(plain(row[i]), by);
        if (field && !columns.of(*field)) columns.set(*field, i);
    }
    return columns;
}

std::optional<std::string> missing_column(const PayrollColumns& columns, Characteristic by) {
    if (!columns.of(Field::group)) {
        switch (by) {
        case Characteristic::sex:
            return "The table has no column of each employee's sex: head it “sex”.";
        case Characteristic::ethnic_group:
            return "The table has no column of each employee's ethnic group: head it “ethnic_group”.";
        case Characteristic::disability:
            return "The table has no column that says who is disabled: head it “disability”.";
        }
    }
    const bool has_parts = columns.of(Field::ordinary_pay) && columns.of(Field::pay_period_days)
                           && columns.of(Field::weekly_hours);
    if (columns.of(Field::hourly_pay) || has_parts) return std::nullopt;
    return "The table has no column of hourly pay: head it “hourly_pay”, or give “ordinary_pay”, “pay_period_days” and "
           "“weekly_hours” to work it out from.";
}

}  // namespace dueregard::monitoring
