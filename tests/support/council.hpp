#pragma once
// A small council to test with: an equality lead, two owners, a service lead and a service area. Needs
// accounts' migrations.

#include "accounts/acting.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/service_area_store.hpp"
#include "storage/db.hpp"

#include <initializer_list>
#include <string>

namespace dueregard::test_support {

struct Council {
    accounts::OrganisationId organisation;
    accounts::ServiceAreaId housing;
    accounts::Acting lead;          ///< equality lead
    accounts::Acting ana;           ///< owns measures
    accounts::Acting ben;           ///< owns measures
    accounts::Acting housing_lead;  ///< leads the service area
};

[[nodiscard]] inline accounts::Acting a_person(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    const std::string& name,
    accounts::Role role
) {
    const accounts::Actor installation{.organisation = organisation, .name = "installation"};
    const auto person =
        accounts::add_person(tx, installation, {.name = name, .email = name + "@council.example"});
    accounts::give_role(tx, installation, person, role);
    return {
        .actor = {.organisation = organisation, .person = person, .name = name},
        .roles = {role},
        .service_areas = {}
    };
}

[[nodiscard]] inline Council a_council(storage::Db& db, const std::string& name = "Thornbury City Council") {
    using accounts::Role;
    Council council;
    db.write([&](storage::Transaction& tx) {
        council.organisation =
            accounts::add_organisation(tx, {.name = name, .short_name = name}, "installation");
        const accounts::Actor installation{.organisation = council.organisation, .name = "installation"};
        council.housing =
            accounts::add_service_area(tx, installation, {.name = "Housing", .parent = std::nullopt});
        council.lead = a_person(tx, council.organisation, "Lena", Role::equality_lead);
        council.ana = a_person(tx, council.organisation, "Ana", Role::measure_owner);
        council.ben = a_person(tx, council.organisation, "Ben", Role::measure_owner);
        council.housing_lead = a_person(tx, council.organisation, "Hari", Role::service_lead);
        council.housing_lead.service_areas = {council.housing};
    });
    return council;
}

}  // namespace dueregard::test_support
