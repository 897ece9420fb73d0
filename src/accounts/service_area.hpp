#pragma once
// A part of the organisation that answers for measures; service areas form a tree.

#include "accounts/ids.hpp"
#include "base/fault.hpp"

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
};

struct NewServiceArea {
    std::string name;
    std::optional<ServiceAreaId> parent;
};

/// Faults name the field "name".
[[nodiscard]] std::expected<NewServiceArea, Faults>
read_service_area(std::string_view name, std::optional<ServiceAreaId> parent);

/// `top` and every service area below it, each once; only `top` where none is.
[[nodiscard]] std::vector<ServiceAreaId>
with_those_below(std::span<const ServiceArea> all, ServiceAreaId top);

}  // namespace dueregard::accounts
