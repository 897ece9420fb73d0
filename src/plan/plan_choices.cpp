#include "plan/plan_choices.hpp"

#include "accounts/person_store.hpp"
#include "base/text.hpp"
#include "plan/measure.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"

namespace dueregard::plan {

using accounts::OrganisationId;
using storage::Db;
using web::SelectItem;

namespace {

constexpr std::size_t longest_choice = 90;

std::vector<SelectItem> beginning_with(std::string_view none) {
    return {{.text = std::string(none), .value = ""}};
}

}  // namespace

std::vector<SelectItem> objective_choices(Db& db, OrganisationId organisation, std::string_view none) {
    auto items = beginning_with(none);
    for (const auto& [objective, depth] : in_order(objectives(db, organisation))) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "– ";
        text += shortened(name_of(objective), longest_choice);
        items.push_back({.text = std::move(text), .value = address(objective.id)});
    }
    return items;
}

std::vector<SelectItem> owner_choices(
    Db& db, OrganisationId organisation, std::string_view none, std::optional<accounts::PersonId> kept
) {
    auto items = beginning_with(none);
    for (const auto& person : accounts::list_people(db, organisation)) {
        if (person.left_at && person.id != kept) continue;
        const auto* const note = person.left_at ? " (has left)" : "";
        items.push_back({.text = person.name + note, .value = address(person.id)});
    }
    return items;
}

std::vector<SelectItem> period_choices(Db& db, OrganisationId organisation) {
    std::vector<SelectItem> items;
    for (const auto& period : periods(db, organisation)) {
        items.push_back({.text = period.label, .value = address(period.id)});
    }
    return items;
}

}  // namespace dueregard::plan
