#include "accounts/second_step_demand_store.hpp"

namespace dueregard::accounts {

namespace {

void record_act(storage::Transaction& tx, const Actor& actor, std::string_view verb) {
    record(
        tx,
        actor,
        {.noun = "organisation",
         .id = actor.organisation.value,
         .verb = verb,
         .before = "",
         .after = "",
         .why = ""}
    );
}

}  // namespace

std::optional<SecondStepDemand> find_second_step_demand(storage::Db& db, OrganisationId organisation) {
    const auto rows = db.query(
        "select made_at, made_by_name from second_step_demand where organisation = :organisation and ended_at is null order "
        "by id limit 1",
        {organisation}
    );
    if (rows.empty()) return std::nullopt;
    return SecondStepDemand{.made_at = rows.front().instant(0), .made_by_name = rows.front().text(1)};
}

void demand_second_step(storage::Transaction& tx, const Actor& actor) {
    if (find_second_step_demand(tx, actor.organisation)) return;
    tx.execute(
        "insert into second_step_demand (organisation, id, made_at, made_by, made_by_name) values (:organisation, :id, "
        ":made_at, :made_by, :made_by_name)",
        {actor.organisation, tx.new_id(), tx.now(), actor.person, actor.name}
    );
    record_act(tx, actor, "demand_second_step");
}

void end_second_step_demand(storage::Transaction& tx, const Actor& actor) {
    const auto changed = tx.execute(
        "update second_step_demand set ended_at = :ended_at, ended_by = :ended_by, ended_by_name = :ended_by_name where "
        "organisation = :organisation and ended_at is null",
        {tx.now(), actor.person, actor.name, actor.organisation}
    );
    if (changed > 0) record_act(tx, actor, "end_second_step_demand");
}

}  // namespace dueregard::accounts
