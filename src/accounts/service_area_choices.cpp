#include "accounts/service_area_choices.hpp"

#include "accounts/service_area_store.hpp"

#include <string>

namespace dueregard::accounts {

std::vector<web::SelectItem> service_area_choices(
    storage::Db& db, OrganisationId organisation, std::string_view none, std::optional<ServiceAreaId> kept
) {
    std::vector<web::SelectItem> items{{.text = std::string(none), .value = ""}};
    const auto all = list_service_areas(db, organisation);
    for (const auto& [area, depth] : as_tree(all)) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "– ";
        items.push_back({.text = text + area.name, .value = address(area.id)});
    }
    for (const auto& area : all) {
        if (area.ended_at && area.id == kept)
            items.push_back({.text = area.name + " (has ended)", .value = address(area.id)});
    }
    return items;
}

}  // namespace dueregard::accounts
