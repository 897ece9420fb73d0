#pragma once
// A part of the organisation that answers for measures; service areas form a tree.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

struct ServiceArea {
    ServiceAreaId id;
    std::optional<ServiceAreaId> parent;
    std::string name;
    std::int64_t version = 1;
    std::optional<Instant> ended_at = std::nullopt;  ///< what was said of it before stays
};

struct NewServiceArea {
    std::string name;
    std::optional<ServiceAreaId> parent;
};

/// Faults name the field "name".
[[nodiscard]] std::expected<NewServiceArea, Faults>
read_service_area(std::string_view name, std::optional<ServiceAreaId> parent);

/// What is wrong with its place or name among the others: Faults name the fields "name" and "parent". It must
/// not stand below itself, nor below one that has ended, nor beside another of its name. `area.id` is 0 for a
/// new one.
[[nodiscard]] Faults faults_of(const ServiceArea& area, std::span<const ServiceArea> all);

/// `top` and every service area below it, each once; only `top` where none is.
[[nodiscard]] std::vector<ServiceAreaId>
with_those_below(std::span<const ServiceArea> all, ServiceAreaId top);

/// Those that have not ended: parents before those below them, sisters by name; `depth` is 0 at the top.
struct PlacedServiceArea {
    ServiceArea area;
    int depth = 0;
};

[[nodiscard]] std::vector<PlacedServiceArea> as_tree(std::span<const ServiceArea> all);

}  // namespace dueregard::accounts
