#pragma once
// A payroll extract: one row for each relevant employee, read for a pay gap.

#include "documents/read_document.hpp"
#include "monitoring/answer.hpp"
#include "monitoring/pay_gap.hpp"
#include "monitoring/payroll_file.hpp"

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

/// The grades, or the directorates: in the order in which they were met.
struct PayDivisions {
    std::vector<std::string> names;     ///< empty where the extract has no such column
    std::vector<std::uint16_t> places;  ///< of each employee, in `names`
};

struct Payroll {
    std::vector<std::string> groups;  ///< the reference group first, the others by name
    std::vector<PaidEmployee> employees;
    PayDivisions grades;
    PayDivisions directorates;
    std::vector<PayrollFault> faults;    ///< in the order of the lines; a row may have several
    std::int64_t rows = 0;               ///< below the header, blank ones left out
    std::int64_t faulty_rows = 0;        ///< of `rows`: those are in no figure
    std::int64_t prefer_not_to_say = 0;  ///< of `employees`
    std::int64_t not_answered = 0;    ///< of `employees`: no group stands in the row, or that it is not known
    std::int64_t another_answer = 0;  ///< of `employees`: neither man nor woman, by their own answer
};

/// Reads CSV in UTF-8. Columns by their headings in any order, with the usual synonyms: `employee`; `sex`,
/// `ethnic_group` or `disability`; `hourly_pay`, or `ordinary_pay`, `pay_period_days` and `weekly_hours`
/// (with `period_bonus` and `bonus_period_days` where a bonus was paid in the pay period); `bonus`;
/// `full_pay` (yes or no; without the column everybody is on full pay); `grade` and `directorate`.
/// `reference` is the group that others are held against; "" for the usual one: men, people who are not
/// disabled, White British or else the largest ethnic group. Refuses a text without the columns it needs.
[[nodiscard]] std::expected<Payroll, documents::Refusal>
read_payroll(std::string_view csv, Characteristic by, std::string_view reference = "");

/// The same of a file; of a workbook it reads the first sheet that has the columns, and a line is a row of
/// it.
[[nodiscard]] std::expected<Payroll, documents::Refusal>
read_payroll(const PayrollFile& file, Characteristic by, std::string_view reference = "");

/// Whether the payroll says of each employee what `by` asks; the reader refuses it where it does not.
[[nodiscard]] bool has_column_of(const PayrollFile& file, Characteristic by);

}  // namespace dueregard::monitoring
