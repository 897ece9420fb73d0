#include "accounts/organisation_store.hpp"

#include "accounts/history.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

Organisation organisation_of(const storage::Row& row) {
    return {.id = row.id<OrganisationId>(0), .name = row.text(1), .short_name = row.text(2)};
}

}  // namespace

std::vector<Organisation> list_organisations(storage::Db& db) {
    std::vector<Organisation> organisations;
    for (const auto& row : db.query("select id, name, short_name from organisation order by name")) {
        organisations.push_back(organisation_of(row));
    }
    return organisations;
}

std::optional<Organisation> find_organisation(storage::Db& db, OrganisationId id) {
    const auto row = db.find("select id, name, short_name from organisation where id = :id", {id});
    return row ? std::optional(organisation_of(*row)) : std::nullopt;
}

std::optional<Organisation> organisation_called(storage::Db& db, std::string_view called) {
    const auto wanted = squeezed(called);
    const auto id = from_crockford(wanted);
    auto answering = list_organisations(db);
    std::erase_if(answering, [&](const Organisation& one) {
        return one.id.value != id && !equals_ignoring_case(one.name, wanted)
               && !equals_ignoring_case(one.short_name, wanted);
    });
    return answering.size() == 1 ? std::optional(answering.front()) : std::nullopt;
}

std::optional<Organisation> only_organisation(storage::Db& db) {
    const auto rows = db.query("select id, name, short_name from organisation limit 2");
    return rows.size() == 1 ? std::optional(organisation_of(rows.front())) : std::nullopt;
}

OrganisationId
add_organisation(storage::Transaction& tx, const NewOrganisation& organisation, std::string_view by) {
    const auto taken = std::ranges::any_of(list_organisations(tx), [&](const Organisation& other) {
        return equals_ignoring_case(other.name, organisation.name);
    });
    if (taken) throw Conflict(fmt::format("There is an organisation called {} already.", organisation.name));
    const auto id = tx.fresh<OrganisationId>();
    tx.execute(
        "insert into organisation (id, name, short_name, added_at) values (:id, :name, :short_name, :added_at)",
        {id, organisation.name, organisation.short_name, tx.now()}
    );
    record(
        tx,
        {.organisation = id, .person = std::nullopt, .name = std::string(by)},
        {.noun = "organisation",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = json_of({{"name", organisation.name}, {"short_name", organisation.short_name}}),
         .why = ""}
    );
    return id;
}

}  // namespace dueregard::accounts
