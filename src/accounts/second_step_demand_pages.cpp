#include "accounts/second_step_demand_pages.hpp"

#include "accounts/person_store.hpp"
#include "accounts/second_step_demand_store.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr auto page_title = "Second step for administrators";

bool is_administrator(const Person& person) {
    return std::ranges::find(person.roles, Role::administrator, &RoleGrant::role) != person.roles.end();
}

Html administrators_table(Visit& visit) {
    web::Table table{
        .caption = "Administrators",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "administrators",
        .head = {{.text = "Name"}, {.text = "Second step"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& person : list_people(visit.db, visit.organisation)) {
        if (person.left_at || !is_administrator(person)) continue;
        const bool has_step = has_second_step(visit.db, visit.organisation, person.id);
        table.rows.push_back({
            {.text = web::link({.text = person.name, .href = "/people/" + address(person.id)})},
            {.text = has_step ? "On" : "Off"},
        });
    }
    return web::scroll_region({.labelled_by = "administrators", .content = web::table(table)});
}

Html act_form(const Visit& visit, web::Literal path, web::Button button) {
    Html form;
    return form << R"(<form method="post" action=")" << path << R"(">)" << token_field(visit)
                << web::button(button) << "</form>\n";
}

Html standing(const Visit& visit, const SecondStepDemand& demand) {
    return Html{} << R"(<p class="govuk-body">Demanded since )" << british_time(demand.made_at) << ", by "
                  << demand.made_by_name << ".</p>\n"
                  << act_form(
                         visit,
                         "/people/second-step/ending",
                         {.text = "Demand it no more", .classes = "govuk-button--secondary"}
                     );
}

Html not_standing(const Visit& visit) {
    if (visit.site.seal == nullptr) {
        return Html{} << R"(<p class="govuk-body">This installation offers no second step: whoever runs it )"
                         R"(turns it on.</p>)"
                      << "\n";
    }
    return Html{} << R"(<p class="govuk-body">Not demanded.</p>)"
                  << act_form(visit, "/people/second-step", {.text = "Demand it of administrators"});
}

}  // namespace

web::Response show_second_step_demand(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto demand = find_second_step_demand(visit.db, visit.organisation);
    Html content;
    content
        << web::page_heading({.text = page_title})
        << R"(<p class="govuk-body">Where it is demanded, an administrator who signs in with a password is )"
           R"(asked for a code after it. Whoever has none is led to set it up, and can do nothing else )"
           R"(before.</p>)"
        << (demand ? standing(visit, *demand) : not_standing(visit)) << administrators_table(visit);
    return visit_page(
        visit,
        {.title = page_title, .breadcrumbs = {{.text = "People", .href = "/people"}, {.text = page_title}}},
        content
    );
}

web::Response create_second_step_demand(Visit& visit) {
    visit.require(Permission::manage_people);
    if (visit.site.seal == nullptr) {
        throw Conflict("No second step can be demanded where none is offered (DUEREGARD_SEAL_KEY_FILE).");
    }
    visit.db.write([&](storage::Transaction& tx) { demand_second_step(tx, visit.actor()); });
    return web::see_other("/people/second-step");
}

web::Response create_second_step_demand_ending(Visit& visit) {
    visit.require(Permission::manage_people);
    visit.db.write([&](storage::Transaction& tx) { end_second_step_demand(tx, visit.actor()); });
    return web::see_other("/people/second-step");
}

}  // namespace dueregard::accounts
