#pragma once
// The standing questions put to every measure and its return, whether they were read from a document or stand
// in the register. Each check is data and one pure function.

#include "base/check.hpp"
#include "base/date.hpp"
#include "plan/due_date.hpp"
#include "plan/given_evidence.hpp"
#include "plan/progress_report.hpp"
#include "plan/status.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::plan {

/// Where the measures come from. A document is told once what most of its rows lack, the plan measure by
/// measure; and only in the plan is an empty target known to be missing.
enum class CheckedSource { document, plan };

/// A return as far as lateness goes.
struct CheckedReturn {
    std::optional<Date> given;  ///< the day on which it was submitted; nothing while it was not
    Date due;                   ///< the last day on which it is in time
};

/// One measure as the checks see it. What is not known is absent, and a check that needs it stays silent.
struct CheckedMeasure {
    std::int64_t key = 0;  ///< the measure's id; its place in the list from 1 when a file was only read
    std::optional<std::string> ref;
    std::optional<std::string> printed_ref;  ///< differs from `ref` where a misprint was mended
    std::optional<std::string> objective;
    std::string action;
    std::optional<std::string> owner;
    std::optional<DueDate> due;
    std::string due_words;  ///< what was said of when: "Ongoing"
    std::string baseline;
    std::string target;  ///< a number or words
    std::optional<Meaning> status;
    std::string commentary;
    std::optional<Meaning> previous_status;
    std::string previous_commentary;
    std::optional<int> evidence;  ///< how many pieces it rests on
    std::vector<ExpiredEvidence> expired_evidence;
    std::optional<CheckedReturn> due_return;
};

/// Measures in the order of the plan: what is skipped and where a row without a ref belongs is told by it.
struct CheckedPlan {
    CheckedSource source = CheckedSource::document;
    std::span<const CheckedMeasure> measures;
    std::span<const Claim> claims;
    std::optional<Date> today;  ///< for a document the end of its period, so that it is judged by its own day
    std::optional<Date> reported_to;  ///< the last day that the statuses speak of; nothing: today
};

struct PlanCheck {
    Check check;
    std::vector<Hit> (*find)(const CheckedPlan& plan) = nullptr;
};

/// Every check of this part, in the order of the page of checks.
[[nodiscard]] std::span<const PlanCheck> all_checks();

/// The hits of every check, in the order of the checks. `subject` is the measure's key; 0 is the plan as a
/// whole; -1 is the first claim, -2 the second, and so on.
[[nodiscard]] std::vector<Hit> hits_in(const CheckedPlan& plan);

/// What a document says, as the checks see it, judged on the last day of its period or on its own date.
[[nodiscard]] std::vector<CheckedMeasure> checked(const ProgressReport& report);

}  // namespace dueregard::plan
