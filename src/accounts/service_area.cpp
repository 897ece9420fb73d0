#include "accounts/service_area.hpp"

#include "accounts/wording.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dueregard::accounts {

std::expected<NewServiceArea, Faults>
read_service_area(std::string_view name, std::optional<ServiceAreaId> parent) {
    NewServiceArea area{.name = squeezed(name), .parent = parent};
    if (area.name.empty()) return std::unexpected(Faults{{"name", "Enter the service area’s name."}});
    if (is_too_long(area.name)) {
        return std::unexpected(Faults{{"name", "The name must be 200 characters or fewer."}});
    }
    return area;
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

}  // namespace dueregard::accounts
