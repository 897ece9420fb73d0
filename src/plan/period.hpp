#pragma once
// A period: the stretch of days that one round of returns speaks of, and what was done with it.

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "plan/ids.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// What follows from its acts: nothing yet, opened, closed, frozen.
enum class PeriodState { planned, open, closed, frozen };

/// What somebody did with a period. To remind leaves the state as it is; a closed period may be opened again,
/// a frozen one never.
enum class PeriodActKind { opened, reminded, closed, frozen };

struct Period {
    PeriodId id;
    std::string label;  ///< "Quarter 2, 2026/27"
    DateRange days{};
    Date returns_due{};  ///< the last day on which a return is in time
    PeriodState state = PeriodState::planned;
    std::int64_t version = 0;
};

struct PeriodAct {
    PeriodActKind kind = PeriodActKind::opened;
    Instant at;
    std::string person_name;
    std::string why;
};

[[nodiscard]] std::string_view name_of(PeriodState state);   ///< "planned", as stored
[[nodiscard]] std::string_view title_of(PeriodState state);  ///< "Not open yet", as shown
[[nodiscard]] std::string_view name_of(PeriodActKind kind);
[[nodiscard]] std::optional<PeriodState> period_state_named(std::string_view name);
[[nodiscard]] std::optional<PeriodActKind> period_act_named(std::string_view name);

/// The state after an act, or the sentence that says why it cannot be.
[[nodiscard]] std::expected<PeriodState, std::string> after(PeriodState state, PeriodActKind act);

/// The state that a period's acts, oldest first, lead to; an act that could not follow is passed over.
[[nodiscard]] PeriodState state_after(std::span<const PeriodAct> acts);

/// Fields: "label", "from", "to", "returns_due".
[[nodiscard]] Faults faults_of(const Period& period);

/// The quarter of the financial year (from 1 April) that `date` falls in, with returns due 14 days after its
/// end: "Quarter 3, 2026/27", 1 October to 31 December 2026, due 14 January 2027.
[[nodiscard]] Period quarter_of(Date date);

}  // namespace dueregard::plan
