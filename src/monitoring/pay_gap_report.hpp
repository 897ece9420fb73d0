#pragma once
// What `dueregard pay-gap` prints.

#include "base/date.hpp"
#include "monitoring/pay_breakdown.hpp"
#include "monitoring/pay_gap.hpp"
#include "monitoring/payroll.hpp"
#include "monitoring/published_return.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

/// Fewer of either group are shown in no grade or directorate, whatever the characteristic.
inline constexpr std::int64_t least_in_division = 10;

/// A pay gap with what it was worked out from.
struct PayGapReport {
    Characteristic by = Characteristic::sex;
    Date snapshot;
    std::int64_t minimum = 1;
    PayGap gap;       ///< of each group
    PayGap headline;  ///< of the reference group and all others together; the same where there are two groups
    std::vector<std::string> put_together;  ///< groups too small to be spoken of alone
    std::optional<PayBreakdown> grades;     ///< of the headline; nothing where the extract has no such column
    std::optional<PayBreakdown> directorates;
    std::int64_t rows = 0;
    std::int64_t prefer_not_to_say = 0;
    std::int64_t not_answered = 0;
    std::int64_t another_answer = 0;
    std::int64_t faulty_rows = 0;
    std::vector<PayrollFault> faults;
};

/// Works out both; groups below the minimum are put together first.
[[nodiscard]] PayGapReport
pay_gap_report(Payroll payroll, Characteristic by, Date snapshot, std::int64_t minimum);

/// In sentences and one table of bands, for people.
[[nodiscard]] std::string pay_gap_text(const PayGapReport& report);

/// One JSON object, for programs. Figures as they are published, to one decimal place; beside them unrounded.
[[nodiscard]] std::string
pay_gap_json(const PayGapReport& report, const std::optional<ReturnComparison>& beside = std::nullopt);

}  // namespace dueregard::monitoring
