#pragma once
// Which column of a payroll extract holds what, by its heading.

#include "documents/read_document.hpp"
#include "monitoring/answer.hpp"

#include <array>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

enum class Field {
    employee,
    group,
    hourly_pay,
    ordinary_pay,
    pay_period_days,
    weekly_hours,
    period_bonus,
    bonus_period_days,
    bonus,
    full_pay,
    grade,
    directorate
};

inline constexpr std::size_t field_count = 12;

/// The place of each field's column; nothing where there is none.
class PayrollColumns {
public:
    [[nodiscard]] std::optional<std::size_t> of(Field field) const {
        return places_.at(static_cast<std::size_t>(field));
    }

    void set(Field field, std::size_t place) { places_.at(static_cast<std::size_t>(field)) = place; }

private:
    std::array<std::optional<std::size_t>, field_count> places_;
};

/// By the headings in a row, the first of several for one field.
[[nodiscard]] PayrollColumns columns_in(const std::vector<std::string>& headings, Characteristic by);

/// One sentence where a column is missing without which there are no figures.
[[nodiscard]] std::optional<std::string> missing_column(const PayrollColumns& columns, Characteristic by);

}  // namespace dueregard::monitoring
