#pragma once
// A pay gap by grade or by directorate, where enough of both groups are in each.

#include "monitoring/pay_gap.hpp"
#include "monitoring/payroll.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

/// One grade or directorate, or several too small to be spoken of alone.
struct DivisionPay {
    std::string name;
    std::int64_t reference = 0;  ///< employees on full pay in the reference group
    std::int64_t others = 0;     ///< and in the other
    Figure mean_gap;
    Figure median_gap;
    friend bool operator==(const DivisionPay&, const DivisionPay&) = default;
};

/// Of the mean gap, in percentage points: what comes from who is in which division, and what from different
/// pay within the same (statistics/mix_and_rate.hpp). Together they are the gap.
struct GapParts {
    double mix = 0.0;
    double rate = 0.0;
    friend bool operator==(const GapParts&, const GapParts&) = default;
};

struct PayBreakdown {
    std::vector<DivisionPay> divisions;     ///< in the order of their names, those put together last
    std::vector<std::string> put_together;  ///< names of those
    std::optional<GapParts> parts = std::nullopt;
    std::string why_not;  ///< why there are no divisions; "" where there are
    friend bool operator==(const PayBreakdown&, const PayBreakdown&) = default;
};

/// Employees of two groups: 0, the reference group, and any other. A division in which either has fewer than
/// `minimum` employees on full pay is put together with others, until those together have enough: every
/// figure is of at least so many, and none follows from the others by subtraction.
[[nodiscard]] PayBreakdown pay_breakdown(
    const std::vector<PaidEmployee>& employees,
    const PayDivisions& divisions,
    const PayGroups& groups,
    std::string_view other_name
);

}  // namespace dueregard::monitoring
