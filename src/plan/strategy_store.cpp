#include "plan/strategy_store.hpp"

#include "base/failure.hpp"
#include "plan/changes.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

Strategy strategy_in(const Row& row) {
    return {
        .id = row.id<StrategyId>(0),
        .title = row.text(1),
        .from = row.optional_date(2),
        .to = row.optional_date(3),
        .version = row.integer(4)
    };
}

}  // namespace

std::vector<Strategy> strategies(Db& db, OrganisationId organisation) {
    std::vector<Strategy> found;
    for (const auto& row : db.query(
             "select id, title, from_date, to_date, version from strategy where organisation = :organisation "
             "order by id desc",
             {organisation}
         )) {
        found.push_back(strategy_in(row));
    }
    return found;
}

Strategy find_strategy(Db& db, OrganisationId organisation, StrategyId id) {
    const auto row = db.find(
        "select id, title, from_date, to_date, version from strategy where organisation = :organisation and id = :id",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no strategy {}", address(id)));
    return strategy_in(*row);
}

StrategyId add_strategy(Transaction& tx, const Acting& acting, const Strategy& strategy) {
    acting.require(Permission::edit_plan, "add a strategy");
    require_sound(faults_of(strategy));
    const auto id = tx.fresh<StrategyId>();
    tx.execute(
        "insert into strategy (organisation, id, title, from_date, to_date) "
        "values (:organisation, :id, :title, :from, :to)",
        {acting.actor.organisation, id, strategy.title, strategy.from, strategy.to}
    );
    const auto told = addition(fields_of(strategy));
    accounts::record(
        tx, acting.actor, {.noun = "strategy", .id = id.value, .verb = "add", .after = told.after}
    );
    return id;
}

Saved change_strategy(Transaction& tx, const Acting& acting, const Strategy& strategy) {
    acting.require(Permission::edit_plan, "change a strategy");
    require_sound(faults_of(strategy));
    const auto before = find_strategy(tx, acting.actor.organisation, strategy.id);
    const auto told = change(fields_of(before), fields_of(strategy));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update strategy set title = :title, from_date = :from, to_date = :to, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {strategy.title, strategy.from, strategy.to, acting.actor.organisation, strategy.id, strategy.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "strategy",
         .id = strategy.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

}  // namespace dueregard::plan
