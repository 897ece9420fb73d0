#pragma once
// What a council says of its pay gaps on one snapshot date: by sex, by ethnic group, by disability.

#include "base/clock.hpp"
#include "base/id.hpp"
#include "monitoring/pay_action.hpp"
#include "monitoring/pay_gap_report.hpp"
#include "monitoring/published_return.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

using PayStatementId = Id<struct PayStatementTag>;

enum class PayStatementState { draft, published, discarded };

struct PayStatement {
    PayStatementId id;
    Date snapshot;
    PayStatementState state = PayStatementState::draft;
    std::vector<PayGapReport> gaps;         ///< by sex first; the others where the payroll has their column
    std::vector<PlannedPayAction> actions;  ///< in the order of all_pay_actions
    std::optional<ReturnComparison> comparison = std::nullopt;
    std::int64_t version = 0;
};

/// Why no gaps could be worked out: the file as a whole, or every fault of its rows in the order of the
/// lines.
struct PayrollProblem {
    std::string refusal;  ///< "" where it is the rows
    std::vector<PayrollFault> faults;
    std::int64_t rows = 0;
    std::int64_t faulty_rows = 0;
};

/// Each gap for which the payroll has a column; that of sex it must have. `minimum` holds for ethnic groups
/// and disability. A payroll with a fault has none: a statement stands on every row.
[[nodiscard]] std::expected<std::vector<PayGapReport>, PayrollProblem>
work_out_gaps(const PayrollFile& file, Date snapshot, std::int64_t minimum);

/// Without what would tell of fewer people than the minimum, and without anybody's pay in pounds: what may be
/// kept and shown.
[[nodiscard]] PayGapReport fit_to_keep(PayGapReport report);

/// The figures as the register keeps them, and back.
[[nodiscard]] std::string kept_text(const std::vector<PayGapReport>& gaps);
[[nodiscard]] std::vector<PayGapReport> kept_gaps(std::string_view text, Date snapshot);
[[nodiscard]] std::string kept_text(const ReturnComparison& comparison);
[[nodiscard]] std::optional<ReturnComparison> kept_comparison(std::string_view text);

/// The gap by sex, which every statement has.
[[nodiscard]] const PayGapReport& gap_by_sex(const PayStatement& statement);

/// How a mean gap went from one statement to the next, in percentage points.
struct GapMovement {
    std::int64_t before_tenths = 0;
    std::int64_t now_tenths = 0;
    std::optional<GapParts> parts =
        std::nullopt;  ///< the change in each, where both have a breakdown by grade
};

/// Nothing where one of them has no such figure.
[[nodiscard]] std::optional<GapMovement> movement(const PayGapReport& before, const PayGapReport& now);

[[nodiscard]] std::string_view name_of(PayStatementState state);
[[nodiscard]] std::string_view title_of(PayStatementState state);
[[nodiscard]] PayStatementState pay_statement_state_named(std::string_view name);
/// "Sex", "Ethnic group", "Disability"
[[nodiscard]] std::string_view title_of(Characteristic characteristic);

}  // namespace dueregard::monitoring
