#include "plan/objective.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_title = 1000;
constexpr std::size_t longest_ref = 50;

const Objective* find(ObjectiveId id, std::span<const Objective> all) {
    const auto found = std::ranges::find(all, id, &Objective::id);
    return found == all.end() ? nullptr : &*found;
}

Faults faults_of_parent(const Objective& objective, std::span<const Objective> all) {
    if (!objective.parent) return {};
    const auto* parent = find(*objective.parent, all);
    if (parent == nullptr || parent->strategy != objective.strategy) {
        return {{"parent", "Select an objective of the same strategy"}};
    }
    const auto under = with_everything_under(objective.id, all);
    if (objective.id && std::ranges::find(under, *objective.parent) != under.end()) {
        return {{"parent", "An objective cannot stand under itself"}};
    }
    return {};
}

void place_children(
    std::optional<ObjectiveId> parent,
    int depth,
    std::span<const Objective> all,
    std::vector<PlacedObjective>& placed
) {
    std::vector<const Objective*> children;
    for (const auto& objective : all) {
        if (objective.parent == parent && placed.size() <= all.size()) children.push_back(&objective);
    }
    std::ranges::stable_sort(children, [](const Objective* a, const Objective* b) {
        return std::pair(a->strategy, a->position) < std::pair(b->strategy, b->position);
    });
    for (const auto* child : children) {
        placed.push_back({.objective = *child, .depth = depth});
        place_children(child->id, depth + 1, all, placed);
    }
}

}  // namespace

std::string name_of(const Objective& objective) {
    return objective.ref.empty() ? objective.title : objective.ref + " " + objective.title;
}

Faults faults_of(const Objective& objective, std::span<const Objective> all) {
    Faults faults;
    if (trimmed(objective.title).empty()) faults.push_back({"title", "Enter the objective"});
    if (objective.title.size() > longest_title) {
        faults.push_back({"title", "The objective must be 1,000 characters or fewer"});
    }
    if (objective.ref.size() > longest_ref) {
        faults.push_back({"ref", "The reference must be 50 characters or fewer"});
    }
    std::ranges::move(faults_of_parent(objective, all), std::back_inserter(faults));
    return faults;
}

std::vector<ObjectiveId> with_everything_under(ObjectiveId top, std::span<const Objective> all) {
    std::vector<ObjectiveId> found{top};
    for (std::size_t next = 0; next < found.size(); ++next) {
        for (const auto& objective : all) {
            const bool is_child = objective.parent == found[next];
            if (is_child && std::ranges::find(found, objective.id) == found.end())
                found.push_back(objective.id);
        }
    }
    return found;
}

std::vector<PlacedObjective> in_order(std::span<const Objective> all) {
    std::vector<PlacedObjective> placed;
    place_children(std::nullopt, 0, all, placed);
    return placed;
}

}  // namespace dueregard::plan
