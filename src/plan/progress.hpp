#pragma once
// Progress of a parent, counted from its children: how many measures stand where. Never a typed figure, never
// a mean.

#include "plan/objective.hpp"
#include "plan/status.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// The rule that every count on a page or in a report states beside itself.
inline constexpr std::string_view counting_rule =
    "Each measure counts once, by the status of its return once that is submitted. A measure without a submitted "
    "return counts as not reported. A measure withdrawn before its return was agreed is not counted.";

/// How many measures there are of each meaning.
struct StatusCounts {
    std::array<std::int64_t, 5> of{};

    [[nodiscard]] std::int64_t& operator[](Meaning meaning) {
        return of.at(static_cast<std::size_t>(meaning));
    }

    [[nodiscard]] std::int64_t operator[](Meaning meaning) const {
        return of.at(static_cast<std::size_t>(meaning));
    }

    [[nodiscard]] std::int64_t total() const;
    /// Those that have reported: all but `not_reported`.
    [[nodiscard]] std::int64_t reported() const;
    StatusCounts& operator+=(const StatusCounts& other);
    friend bool operator==(const StatusCounts&, const StatusCounts&) = default;
};

/// "37 of 41 measures are on target or not yet due; 3 narrowly missed; 1 missed; 0 not reported": whole
/// sentences, one for each thing to say, starting with how many have reported.
[[nodiscard]] std::vector<std::string> progress_sentences(const StatusCounts& counts);

/// Counts of an objective: its own measures' and those of everything under it.
struct ObjectiveProgress {
    std::optional<Objective> objective;  ///< nothing for the measures that stand under none
    int depth = 0;
    StatusCounts counts;
};

/// In the order of the plan, every objective once, then the measures under none if there are any. `own` holds
/// the counts of the measures right under each objective.
[[nodiscard]] std::vector<ObjectiveProgress> progress_by_objective(
    std::span<const Objective> all, const std::map<std::optional<ObjectiveId>, StatusCounts>& own
);

}  // namespace dueregard::plan
