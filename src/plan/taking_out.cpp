#include "plan/taking_out.hpp"

#include "base/ensure.hpp"
#include "plan/changes.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/return_rows.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::string_view act_name = "take out what an import brought";

void tell(
    Transaction& tx,
    const Acting& acting,
    std::string_view noun,
    std::int64_t id,
    const FieldValues& fields,
    std::string_view why
) {
    accounts::record(
        tx,
        acting.actor,
        {.noun = noun, .id = id, .verb = "take_out", .before = removal(fields).before, .why = std::string(why)
        }
    );
}

/// Everything that hangs on the return, and the return.
void erase_return(Transaction& tx, OrganisationId organisation, ReturnId id) {
    tx.execute(
        "delete from return_act where organisation = :organisation and measure_return = :id",
        {organisation, id}
    );
    evidence::forget_uses(tx, organisation, {.noun = return_noun, .id = id.value});
    tx.execute(
        "delete from measure_return where organisation = :organisation and id = :id", {organisation, id}
    );
}

bool is_there(Db& db, std::string_view sql, std::initializer_list<storage::Value> values) {
    return db.find(sql, values).has_value();
}

}  // namespace

std::optional<std::string> why_measure_stays(
    Db& db,
    OrganisationId organisation,
    MeasureId id,
    std::span<const ReturnId> imported,
    std::span<const EvidenceId> imported_evidence
) {
    for (const auto& [period, given] : returns_of(db, organisation, id)) {
        const bool is_imported = std::ranges::find(imported, given.id) != imported.end();
        if (is_imported || given.state == ReturnState::not_started) continue;
        return fmt::format("Its return for {} did not come with this import.", period.label);
    }
    for (const auto& [used, given] : evidence_of(db, organisation, id)) {
        if (std::ranges::find(imported_evidence, used.evidence.id) == imported_evidence.end())
            return fmt::format("Its evidence “{}” did not come with this import.", used.evidence.title);
    }
    return std::nullopt;
}

void take_out_measure(Transaction& tx, const Acting& acting, MeasureId id, std::string_view why) {
    acting.require(Permission::import_documents, act_name);
    const auto organisation = acting.actor.organisation;
    const auto measure = find_measure(tx, organisation, id);
    for (const auto& [period, given] : returns_of(tx, organisation, id)) {
        const bool says_something = given.state != ReturnState::not_started;
        erase_return(tx, organisation, given.id);
        if (says_something) {
            tell(tx, acting, "measure_return", given.id.value, fields_of(given.content), why);
        }
    }
    evidence::forget_uses(tx, organisation, {.noun = measure_noun, .id = id.value});
    tx.execute(
        "delete from measure_act where organisation = :organisation and measure = :measure",
        {organisation, id}
    );
    tx.execute("delete from measure where organisation = :organisation and id = :id", {organisation, id});
    tell(tx, acting, "measure", id.value, fields_of(measure), why);
}

std::map<ReturnId, std::int64_t> last_acts_in(Db& db, OrganisationId organisation, PeriodId period) {
    std::map<ReturnId, std::int64_t> last;
    for (const auto& row : db.query(
             "select r.id, max(a.id) from measure_return r join return_act a on a.organisation = r.organisation and "
             "a.measure_return = r.id where r.organisation = :organisation and r.period = :period group by r.id",
             {organisation, period}
         )) {
        last.emplace(row.id<ReturnId>(0), row.integer(1));
    }
    return last;
}

void put_return_back(
    Transaction& tx, const Acting& acting, const ReturnBefore& before, std::string_view why
) {
    acting.require(Permission::import_documents, act_name);
    const auto organisation = acting.actor.organisation;
    const auto standing = find_return(tx, organisation, before.given.id);
    const bool is_written = overwrite_return(tx, organisation, before.given);
    ensure(is_written, "a return is put back over the version that was looked at");
    tx.execute(
        "delete from return_act where organisation = :organisation and measure_return = :id and id > :last",
        {organisation, before.given.id, before.last_act}
    );
    const auto told = change(fields_of(standing.content), fields_of(before.given.content));
    accounts::record(
        tx,
        acting.actor,
        {.noun = "measure_return",
         .id = before.given.id.value,
         .verb = "put_back",
         .before = told.before,
         .after = told.after,
         .why = std::string(why)}
    );
}

void take_out_return(Transaction& tx, const Acting& acting, ReturnId id, std::string_view why) {
    acting.require(Permission::import_documents, act_name);
    const auto given = find_return(tx, acting.actor.organisation, id);
    erase_return(tx, acting.actor.organisation, id);
    tell(tx, acting, "measure_return", id.value, fields_of(given.content), why);
}

bool is_carried_on(Db& db, OrganisationId organisation, ReturnId id) {
    return is_there(
        db,
        "select 1 from measure_return where organisation = :organisation and carried_from = :id limit 1",
        {organisation, id}
    );
}

void forget_evidence(Transaction& tx, const Acting& acting, MeasureId measure, EvidenceId id) {
    acting.require(Permission::import_documents, act_name);
    const auto organisation = acting.actor.organisation;
    for (const auto& [used, given] : evidence_of(tx, organisation, measure)) {
        if (used.evidence.id == id) evidence::forget_use(tx, organisation, used.use.id);
    }
}

bool is_used(Db& db, OrganisationId organisation, accounts::ServiceAreaId service_area) {
    return is_there(
        db,
        "select 1 from measure where organisation = :organisation and service_area = :service_area limit 1",
        {organisation, service_area}
    );
}

bool take_out_objective(Transaction& tx, const Acting& acting, ObjectiveId id, std::string_view why) {
    acting.require(Permission::import_documents, act_name);
    const auto organisation = acting.actor.organisation;
    const bool is_in_use =
        is_there(
            tx,
            "select 1 from measure where organisation = :organisation and objective = :id limit 1",
            {organisation, id}
        )
        || is_there(
            tx,
            "select 1 from objective where organisation = :organisation and parent = :id limit 1",
            {organisation, id}
        );
    if (is_in_use) return false;
    const auto objective = find_objective(tx, organisation, id);
    tx.execute("delete from objective where organisation = :organisation and id = :id", {organisation, id});
    tell(tx, acting, "objective", id.value, fields_of(objective), why);
    return true;
}

bool take_out_strategy(Transaction& tx, const Acting& acting, StrategyId id, std::string_view why) {
    acting.require(Permission::import_documents, act_name);
    const auto organisation = acting.actor.organisation;
    if (is_there(
            tx,
            "select 1 from objective where organisation = :organisation and strategy = :id limit 1",
            {organisation, id}
        )) {
        return false;
    }
    const auto strategy = find_strategy(tx, organisation, id);
    tx.execute("delete from strategy where organisation = :organisation and id = :id", {organisation, id});
    tell(tx, acting, "strategy", id.value, fields_of(strategy), why);
    return true;
}

bool take_out_period(Transaction& tx, const Acting& acting, PeriodId id, std::string_view why) {
    acting.require(Permission::import_documents, act_name);
    const auto organisation = acting.actor.organisation;
    if (is_there(
            tx,
            "select 1 from measure_return where organisation = :organisation and period = :id and "
            "state not in ('not_started', 'lapsed') limit 1",
            {organisation, id}
        )) {
        return false;
    }
    const auto period = find_period(tx, organisation, id);
    if (period.state == PeriodState::frozen) return false;
    tx.execute(
        "delete from measure_return where organisation = :organisation and period = :id", {organisation, id}
    );
    tx.execute(
        "delete from period_act where organisation = :organisation and period = :id", {organisation, id}
    );
    tx.execute("delete from period where organisation = :organisation and id = :id", {organisation, id});
    tell(tx, acting, "period", id.value, fields_of(period), why);
    return true;
}

}  // namespace dueregard::plan
