#include "accounts/service_area.hpp"

#include "accounts/wording.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dueregard::accounts {

namespace {

bool is_beside(const ServiceArea& area, const ServiceArea& other) {
    return other.id != area.id && !other.ended_at && other.parent == area.parent;
}

void place(
    std::vector<PlacedServiceArea>& tree,
    std::span<const ServiceArea> all,
    std::optional<ServiceAreaId> parent,
    int depth
) {
    for (const auto& area : all) {
        if (area.parent != parent || area.ended_at) continue;
        tree.push_back({.area = area, .depth = depth});
        place(tree, all, area.id, depth + 1);
    }
}

}  // namespace

std::expected<NewServiceArea, Faults>
read_service_area(std::string_view name, std::optional<ServiceAreaId> parent) {
    NewServiceArea area{.name = squeezed(name), .parent = parent};
    if (area.name.empty()) return std::unexpected(Faults{{"name", "Enter the service area’s name."}});
    if (is_too_long(area.name)) {
        return std::unexpected(Faults{{"name", "The name must be 200 characters or fewer."}});
    }
    return area;
}

Faults faults_of(const ServiceArea& area, std::span<const ServiceArea> all) {
    Faults faults;
    const bool is_taken = std::ranges::any_of(all, [&](const ServiceArea& other) {
        return is_beside(area, other) && equals_ignoring_case(other.name, area.name);
    });
    if (is_taken) faults.push_back({"name", "There is a service area of this name there already"});
    if (!area.parent) return faults;
    const auto parent = std::ranges::find(all, *area.parent, &ServiceArea::id);
    if (parent == all.end() || parent->ended_at) {
        faults.push_back({"parent", "Choose a service area from the list"});
    } else if (area.id && std::ranges::count(with_those_below(all, area.id), *area.parent) > 0) {
        faults.push_back({"parent", "A service area cannot stand below itself"});
    }
    return faults;
}

std::vector<ServiceAreaId> with_those_below(std::span<const ServiceArea> all, ServiceAreaId top) {
    std::vector<ServiceAreaId> found{top};
    for (std::size_t next = 0; next < found.size(); ++next) {
        for (const auto& area : all) {
            const bool is_below = area.parent == found[next];
            if (is_below && std::ranges::find(found, area.id) == found.end()) found.push_back(area.id);
        }
    }
    return found;
}

std::vector<PlacedServiceArea> as_tree(std::span<const ServiceArea> all) {
    std::vector<PlacedServiceArea> tree;
    place(tree, all, std::nullopt, 0);
    return tree;
}

}  // namespace dueregard::accounts
