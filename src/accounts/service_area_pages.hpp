#pragma once
// The service areas of an organisation as a tree, for whoever manages people: adding, renaming, moving and
// ending them.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /service-areas
[[nodiscard]] web::Response show_service_areas(Visit& visit);
/// GET /service-areas/add
[[nodiscard]] web::Response show_new_service_area(Visit& visit);
/// POST /service-areas
[[nodiscard]] web::Response create_service_area(Visit& visit);
/// GET /service-areas/{}: the form of its name and place, and its history
[[nodiscard]] web::Response show_service_area(Visit& visit);
/// POST /service-areas/{}
[[nodiscard]] web::Response update_service_area(Visit& visit);
/// GET /service-areas/{}/ending
[[nodiscard]] web::Response show_service_area_ending(Visit& visit);
/// POST /service-areas/{}/ending
[[nodiscard]] web::Response create_service_area_ending(Visit& visit);

}  // namespace dueregard::accounts
