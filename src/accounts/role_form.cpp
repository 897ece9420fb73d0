#include "accounts/role_form.hpp"

#include "accounts/fault_html.hpp"
#include "accounts/service_area_choices.hpp"
#include "base/clock.hpp"
#include "web/select.hpp"
#include "web/typed_date.hpp"

namespace dueregard::accounts {

namespace {

using web::Html;

std::optional<Date> sent_date(const web::Fields& form, std::string_view field, Faults& faults) {
    const auto typed = web::typed_date(form, field);
    const auto date = web::date_of(typed);
    if (!date && !web::is_empty(typed))
        faults.push_back({std::string(field), "Enter a real date, such as 27 3 2027"});
    return date;
}

Term sent_term(const web::Fields& form, Faults& faults) {
    const auto from = sent_date(form, "from", faults);
    const auto until = sent_date(form, "until", faults);
    if (from && until && *until < *from)
        faults.push_back({"until", "The last day must not be before the first"});
    Term term;
    if (from) term.from = british_midnight(*from);
    if (until) term.until = british_midnight(add_days(*until, 1));
    return term;
}

std::vector<web::SelectItem> role_items() {
    std::vector<web::SelectItem> items{{.text = "Choose a role", .value = ""}};
    for (const auto role : all_roles()) {
        if (!is_given_by_itself(role)) continue;
        items.push_back({.text = std::string(title_of(role)), .value = std::string(name_of(role))});
    }
    return items;
}

}  // namespace

std::expected<NewRole, Faults> read_role(const web::Fields& form) {
    Faults faults;
    const auto role = role_named(form.get("role"));
    if (!role) faults.push_back({"role", "Choose a role"});
    if (role && !is_given_by_itself(*role))
        faults.push_back({"role", "Add a peer to the team of their challenge, which gives them the role"});
    NewRole read{.role = role.value_or(Role::measure_owner)};
    if (const auto area = form.get("service_area"); !area.empty()) {
        const auto id = from_crockford(area);
        if (!id) faults.push_back({"service_area", "Choose a service area from the list"});
        if (id) read.service_area = ServiceAreaId{*id};
    }
    read.term = sent_term(form, faults);
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return read;
}

Html role_fields(Visit& visit, const web::Fields& form, const Faults& faults) {
    Html html;
    html << web::select(
        {.label = {.text = "Role"},
         .name = "role",
         .items = role_items(),
         .value = std::string(form.get("role")),
         .error = {.text = sentence_at(faults, "role")}}
    )
         << web::select(
                {.label = {.text = "Where it holds"},
                 .name = "service_area",
                 .items = service_area_choices(visit.db, visit.organisation, "The whole organisation"),
                 .value = std::string(form.get("service_area")),
                 .hint = {.text = "A service area includes those below it."},
                 .error = {.text = sentence_at(faults, "service_area")}}
            )
         << web::date_field(
                "from",
                "First day (optional)",
                "",
                web::typed_date(form, "from"),
                {.text = sentence_at(faults, "from")}
            )
         << web::date_field(
                "until",
                "Last day (optional)",
                "The role ends by itself after this day.",
                web::typed_date(form, "until"),
                {.text = sentence_at(faults, "until")}
            );
    return html;
}

}  // namespace dueregard::accounts
