#pragma once
// An objective: what a strategy wants to change. Objectives may stand under one another; measures stand under
// them.

#include "base/fault.hpp"
#include "plan/ids.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::plan {

struct Objective {
    ObjectiveId id;
    StrategyId strategy;
    std::optional<ObjectiveId> parent;
    std::string ref;  ///< "EDI1", or "" where the council gives none
    std::string title;
    int position = 0;  ///< its place among its sisters, from 1
    std::int64_t version = 0;
};

/// "EDI1 Include everyone", or the title alone.
[[nodiscard]] std::string name_of(const Objective& objective);

/// Fields: "title", "ref", "parent". `all` are the organisation's objectives: a parent must be of the same
/// strategy and must not stand under the objective itself.
[[nodiscard]] Faults faults_of(const Objective& objective, std::span<const Objective> all);

/// The objective and everything under it, itself first; a circle, which the rules forbid, ends the walk.
[[nodiscard]] std::vector<ObjectiveId> with_everything_under(ObjectiveId top, std::span<const Objective> all);

/// Parents before their children, sisters by position; `depth` is 0 for those right under a strategy.
struct PlacedObjective {
    Objective objective;
    int depth = 0;
};

[[nodiscard]] std::vector<PlacedObjective> in_order(std::span<const Objective> all);

}  // namespace dueregard::plan
