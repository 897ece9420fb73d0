#pragma once
// A payroll extract: one row for each relevant employee, read for a pay gap.

#include "documents/read_document.hpp"
#include "monitoring/answer.hpp"
#include "monitoring/pay_gap.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// Why a row is in no figure, and how to mend it.
struct PayrollFault {
    int line = 0;
    std::string sentence;
    friend bool operator==(const PayrollFault&, const PayrollFault&) = default;
};

struct Payroll {
    std::vector<std::string> groups;  ///< the reference group first, the others by name
    std::vector<PaidEmployee> employees;
    std::vector<PayrollFault> faults;    ///< in the order of the lines
    std::int64_t rows = 0;               ///< below the header, blank ones left out
    std::int64_t prefer_not_to_say = 0;  ///< of `employees`
    std::int64_t not_answered = 0;    ///< of `employees`: no group stands in the row, or that it is not known
    std::int64_t another_answer = 0;  ///< of `employees`: neither man nor woman, by their own answer
};

/// Reads CSV in UTF-8. Columns by their headings in any order, with the usual synonyms: `employee`; `sex`,
/// `ethnic_group` or `disability`; `hourly_pay`, or `ordinary_pay`, `pay_period_days` and `weekly_hours`
/// (with `period_bonus` and `bonus_period_days` where a bonus was paid in the pay period); `bonus`;
/// `full_pay` (yes or no; without the column everybody is on full pay). `reference` is the group that others
/// are held against; "" for the usual one: men, people who are not disabled, White British or else the
/// largest ethnic group. Refuses a text without the columns it needs.
[[nodiscard]] std::expected<Payroll, documents::Refusal>
read_payroll(std::string_view csv, Characteristic by, std::string_view reference = "");

}  // namespace dueregard::monitoring
