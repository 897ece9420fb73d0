#include "plan/objective_store.hpp"

#include "base/failure.hpp"
#include "base/natural_order.hpp"
#include "plan/changes.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

Objective objective_in(const Row& row) {
    return {
        .id = row.id<ObjectiveId>(0),
        .strategy = row.id<StrategyId>(1),
        .parent = row.optional_id<ObjectiveId>(2),
        .ref = row.text(3),
        .title = row.text(4),
        .position = static_cast<int>(row.integer(5)),
        .version = row.integer(6)
    };
}

int next_position(Db& db, OrganisationId organisation, const Objective& objective) {
    const auto row = db.find(
        "select coalesce(max(position), 0) + 1 from objective where organisation = :organisation and "
        "strategy = :strategy and coalesce(parent, 0) = :parent",
        {organisation, objective.strategy, objective.parent.value_or(ObjectiveId{})}
    );
    return static_cast<int>(row->integer(0));
}

}  // namespace

std::vector<Objective> objectives(Db& db, OrganisationId organisation) {
    std::vector<Objective> found;
    for (const auto& row : db.query(
             "select id, strategy, parent, ref, title, position, version from objective "
             "where organisation = :organisation order by strategy, position, id",
             {organisation}
         )) {
        found.push_back(objective_in(row));
    }
    return found;
}

Objective find_objective(Db& db, OrganisationId organisation, ObjectiveId id) {
    const auto row = db.find(
        "select id, strategy, parent, ref, title, position, version from objective "
        "where organisation = :organisation and id = :id",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no objective {}", address(id)));
    return objective_in(*row);
}

ObjectiveId add_objective(Transaction& tx, const Acting& acting, const Objective& objective) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_plan, "add an objective");
    auto added = objective;
    added.id = tx.fresh<ObjectiveId>();
    if (added.position == 0) added.position = next_position(tx, organisation, added);
    require_sound(faults_of(added, objectives(tx, organisation)));
    tx.execute(
        "insert into objective (organisation, id, strategy, parent, ref, title, name_order, position) "
        "values (:organisation, :id, :strategy, :parent, :ref, :title, :name_order, :position)",
        {organisation,
         added.id,
         added.strategy,
         added.parent,
         added.ref,
         added.title,
         natural_sort_key(name_of(added)),
         added.position}
    );
    const auto told = addition(fields_of(added));
    accounts::record(
        tx, acting.actor, {.noun = "objective", .id = added.id.value, .verb = "add", .after = told.after}
    );
    return added.id;
}

Saved change_objective(Transaction& tx, const Acting& acting, const Objective& objective) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_plan, "change an objective");
    const auto before = find_objective(tx, organisation, objective.id);
    require_sound(faults_of(objective, objectives(tx, organisation)));
    const auto told = change(fields_of(before), fields_of(objective));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update objective set strategy = :strategy, parent = :parent, ref = :ref, title = :title, name_order = :name_order, "
        "position = :position, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {objective.strategy,
         objective.parent,
         objective.ref,
         objective.title,
         natural_sort_key(name_of(objective)),
         objective.position,
         organisation,
         objective.id,
         objective.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "objective",
         .id = objective.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

}  // namespace dueregard::plan
