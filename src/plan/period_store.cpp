#include "plan/period_store.hpp"

#include "base/failure.hpp"
#include "plan/changes.hpp"
#include "plan/reminder_job.hpp"
#include "plan/return_round.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_periods =
    "select id, label, from_date, to_date, returns_due, state, version from period where organisation = :organisation ";

Period period_in(const Row& row) {
    return {
        .id = row.id<PeriodId>(0),
        .label = row.text(1),
        .days = {.from = row.date(2), .to = row.date(3)},
        .returns_due = row.date(4),
        .state = period_state_named(row.text(5)).value_or(PeriodState::planned),
        .version = row.integer(6)
    };
}

std::optional<std::string> why_not_yet(Db& db, OrganisationId organisation, PeriodId id, PeriodActKind kind) {
    if (kind != PeriodActKind::frozen) return std::nullopt;
    const auto waiting = count_returns(db, organisation, id, ReturnState::submitted);
    if (waiting == 0) return std::nullopt;
    if (waiting == 1)
        return "1 return waits to be agreed: agree it or send it back before you freeze the period";
    return fmt::format(
        "{} returns wait to be agreed: agree them or send them back before you freeze the period", waiting
    );
}

std::string_view verb_of(PeriodActKind kind) {
    switch (kind) {
    case PeriodActKind::opened:
        return "open";
    case PeriodActKind::reminded:
        return "remind";
    case PeriodActKind::closed:
        return "close";
    case PeriodActKind::frozen:
        return "freeze";
    }
    return "";
}

void keep_act(
    Transaction& tx,
    const Acting& acting,
    PeriodId id,
    PeriodActKind kind,
    PeriodState state,
    std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    tx.execute(
        "insert into period_act (organisation, id, period, kind, at, person, person_name, why) "
        "values (:organisation, :id, :period, :kind, :at, :person, :person_name, :why)",
        {organisation, tx.new_id(), id, name_of(kind), tx.now(), acting.actor.person, acting.actor.name, why}
    );
    tx.execute(
        "update period set state = :state, version = version + 1 where organisation = :organisation and id = :id",
        {name_of(state), organisation, id}
    );
}

}  // namespace

std::vector<Period> periods(Db& db, OrganisationId organisation) {
    std::vector<Period> found;
    const auto sql = fmt::format("{} order by from_date desc, id desc", select_periods);
    for (const auto& row : db.query(sql, {organisation}))
        found.push_back(period_in(row));
    return found;
}

Period find_period(Db& db, OrganisationId organisation, PeriodId id) {
    const auto row = db.find(fmt::format("{} and id = :id", select_periods), {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no period {}", address(id)));
    return period_in(*row);
}

std::optional<Period> period_of(Db& db, OrganisationId organisation, const DateRange& days) {
    const auto row = db.find(
        fmt::format("{} and from_date = :from and to_date = :to", select_periods),
        {organisation, days.from, days.to}
    );
    return row ? std::optional(period_in(*row)) : std::nullopt;
}

std::optional<Period> current_period(Db& db, OrganisationId organisation) {
    const auto all = periods(db, organisation);
    if (all.empty()) return std::nullopt;
    const auto open = std::ranges::find(all, PeriodState::open, &Period::state);
    if (open != all.end()) return *open;
    const auto opened =
        std::ranges::find_if(all, [](const Period& period) { return period.state != PeriodState::planned; });
    return opened != all.end() ? *opened : all.front();
}

std::optional<Period> period_before(Db& db, OrganisationId organisation, const Period& period) {
    const auto row = db.find(
        fmt::format("{} and to_date < :from order by to_date desc, id desc limit 1", select_periods),
        {organisation, period.days.from}
    );
    return row ? std::optional(period_in(*row)) : std::nullopt;
}

std::vector<PeriodAct> acts_of(Db& db, OrganisationId organisation, PeriodId id) {
    std::vector<PeriodAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from period_act "
             "where organisation = :organisation and period = :period order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = period_act_named(row.text(0)).value_or(PeriodActKind::opened),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

PeriodId add_period(Transaction& tx, const Acting& acting, const Period& period) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::run_periods, "add a period");
    require_sound(faults_of(period));
    if (const auto same = period_of(tx, organisation, period.days)) {
        throw Conflict(fmt::format("{} already covers these days", same->label));
    }
    const auto id = tx.fresh<PeriodId>();
    tx.execute(
        "insert into period (organisation, id, label, from_date, to_date, returns_due) "
        "values (:organisation, :id, :label, :from, :to, :returns_due)",
        {organisation, id, period.label, period.days.from, period.days.to, period.returns_due}
    );
    const auto told = addition(fields_of(period));
    accounts::record(
        tx, acting.actor, {.noun = "period", .id = id.value, .verb = "add", .after = told.after}
    );
    return id;
}

PeriodId add_past_period(Transaction& tx, const Acting& acting, const Period& period, std::string_view why) {
    const auto id = add_period(tx, acting, period);
    keep_act(tx, acting, id, PeriodActKind::opened, PeriodState::open, why);
    keep_act(tx, acting, id, PeriodActKind::closed, PeriodState::closed, why);
    accounts::record(
        tx,
        acting.actor,
        {.noun = "period", .id = id.value, .verb = verb_of(PeriodActKind::closed), .why = std::string(why)}
    );
    return id;
}

Saved change_period(Transaction& tx, const Acting& acting, const Period& period) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::run_periods, "change a period");
    require_sound(faults_of(period));
    const auto before = find_period(tx, organisation, period.id);
    if (before.state == PeriodState::frozen) throw Conflict("A frozen period cannot be changed");
    const auto told = change(fields_of(before), fields_of(period));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update period set label = :label, from_date = :from, to_date = :to, returns_due = :returns_due, "
        "version = version + 1 where organisation = :organisation and id = :id and version = :version",
        {period.label,
         period.days.from,
         period.days.to,
         period.returns_due,
         organisation,
         period.id,
         period.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "period", .id = period.id.value, .verb = "change", .before = told.before, .after = told.after
        }
    );
    return Saved::kept;
}

std::expected<PeriodState, std::string>
act_on_period(Transaction& tx, const Acting& acting, PeriodId id, PeriodActKind kind, std::string_view why) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::run_periods, "open, remind, close or freeze a period");
    const auto period = find_period(tx, organisation, id);
    auto state = after(period.state, kind);
    if (!state) return state;
    if (const auto reason = why_not_yet(tx, organisation, id, kind)) return std::unexpected(*reason);
    keep_act(tx, acting, id, kind, *state, why);
    if (kind == PeriodActKind::opened) ask_for_returns(tx, organisation, id);
    if (kind == PeriodActKind::reminded) remind_now(tx, organisation, id);
    if (kind == PeriodActKind::frozen) end_returns(tx, acting, id);
    accounts::record(
        tx, acting.actor, {.noun = "period", .id = id.value, .verb = verb_of(kind), .why = std::string(why)}
    );
    return state;
}

}  // namespace dueregard::plan
