#include "plan/return_round.hpp"

#include "base/failure.hpp"
#include "plan/changes.hpp"
#include "plan/period_store.hpp"
#include "plan/return_rows.hpp"
#include "plan/rows.hpp"

#include <fmt/core.h>

#include <unordered_map>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;
using storage::Value;

namespace {

std::vector<ReturnId> ids_in(Db& db, std::string_view sql, std::initializer_list<Value> values) {
    std::vector<ReturnId> ids;
    for (const auto& row : db.query(sql, values))
        ids.push_back(row.id<ReturnId>(0));
    return ids;
}

std::vector<ReturnId>
ask(Transaction& tx, OrganisationId organisation, PeriodId period, std::span<const MeasureId> measures) {
    std::vector<ReturnId> ids;
    std::vector<std::vector<Value>> rows;
    for (const auto measure : measures) {
        ids.push_back(tx.fresh<ReturnId>());
        rows.push_back({organisation, ids.back(), measure, period, name_of(Meaning::not_reported)});
    }
    insert_rows(tx, "measure_return (organisation, id, measure, period, counted_as)", rows);
    return ids;
}

std::vector<PeriodId> open_periods(Db& db, OrganisationId organisation) {
    std::vector<PeriodId> ids;
    for (const auto& row : db.query(
             "select id from period where organisation = :organisation and state = 'open'", {organisation}
         )) {
        ids.push_back(row.id<PeriodId>(0));
    }
    return ids;
}

/// Moves returns to another state. What they count as is the caller's to change where it does.
void move_returns(
    Transaction& tx,
    const Acting& acting,
    const std::vector<ReturnId>& ids,
    const ActWords& words,
    ReturnState state
) {
    for (const auto id : ids) {
        tx.execute(
            "update measure_return set state = :state, version = version + 1 "
            "where organisation = :organisation and id = :id",
            {name_of(state), acting.actor.organisation, id}
        );
    }
    add_acts(tx, acting, ids, words.kind, words.why);
}

/// The period's returns by measure, with one made for each measure that has none.
std::unordered_map<MeasureId, MeasureReturn> standing_returns(
    Transaction& tx, OrganisationId organisation, PeriodId period, std::span<const ReportedReturn> reported
) {
    std::unordered_map<MeasureId, MeasureReturn> standing;
    for (auto& given : returns_in(tx, organisation, period))
        standing.emplace(given.measure, std::move(given));
    std::vector<MeasureId> without;
    for (const auto& row : reported) {
        if (!standing.contains(row.measure)) without.push_back(row.measure);
    }
    const auto ids = ask(tx, organisation, period, without);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        standing.emplace(
            without[i], MeasureReturn{.id = ids[i], .measure = without[i], .period = period, .version = 1}
        );
    }
    return standing;
}

/// "Imported from q2.docx, line 12"
std::string reason_of(const ReportedReturn& reported, std::string_view why) {
    return reported.at.empty() ? std::string(why) : fmt::format("{}, {}", why, reported.at);
}

}  // namespace

std::vector<ReturnId> put_returns(
    Transaction& tx,
    const Acting& acting,
    PeriodId period,
    std::span<const ReportedReturn> reported,
    std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::import_documents, "put returns from a document");
    const auto into = find_period(tx, organisation, period);
    if (into.state == PeriodState::frozen) {
        throw Conflict(fmt::format("{} is frozen: nothing in it can be changed any more", into.label));
    }
    auto standing = standing_returns(tx, organisation, period, reported);
    std::vector<ReturnId> ids;
    for (const auto& row : reported) {
        const auto& before = standing.at(row.measure);
        require_sound(faults_of_draft(row.content));
        auto next = before;
        next.content = row.content;
        next.content.carried_from.reset();
        next.state = ReturnState::agreed;
        if (!overwrite_return(tx, organisation, next)) {
            throw BadRequest("A measure can be reported once in a period");
        }
        const auto told = change(fields_of(before.content), fields_of(next.content));
        accounts::record(
            tx,
            acting.actor,
            {.noun = "measure_return",
             .id = next.id.value,
             .verb = "import",
             .before = told.before,
             .after = told.after,
             .why = reason_of(row, why)}
        );
        add_act(tx, acting, next.id, ReturnActKind::submitted, reason_of(row, why));
        add_act(tx, acting, next.id, ReturnActKind::agreed, reason_of(row, why));
        ids.push_back(next.id);
    }
    return ids;
}

void ask_for_returns(Transaction& tx, OrganisationId organisation, PeriodId period) {
    std::vector<MeasureId> without;
    for (const auto& row : tx.db().query(
             "select m.id from measure m left join measure_return r on r.organisation = m.organisation and "
             "r.measure = m.id and r.period = :period "
             "where m.organisation = :organisation and m.withdrawn is null and r.id is null order by m.ref_order, m.id",
             {period, organisation}
         )) {
        without.push_back(row.id<MeasureId>(0));
    }
    ask(tx, organisation, period, without);
}

void ask_in_open_periods(Transaction& tx, OrganisationId organisation, std::span<const MeasureId> measures) {
    for (const auto period : open_periods(tx, organisation))
        ask(tx, organisation, period, measures);
}

void end_returns(Transaction& tx, const Acting& acting, PeriodId period) {
    const auto organisation = acting.actor.organisation;
    const auto agreed = ids_in(
        tx,
        "select id from measure_return where organisation = :organisation and period = :period and state = 'agreed'",
        {organisation, period}
    );
    const auto unsubmitted = ids_in(
        tx,
        "select id from measure_return where organisation = :organisation and period = :period and "
        "state in ('not_started', 'draft', 'sent_back')",
        {organisation, period}
    );
    move_returns(tx, acting, agreed, {.kind = ReturnActKind::frozen}, ReturnState::frozen);
    move_returns(tx, acting, unsubmitted, {.kind = ReturnActKind::lapsed}, ReturnState::lapsed);
}

void set_aside_returns(Transaction& tx, const Acting& acting, MeasureId measure, std::string_view why) {
    const auto ids = ids_in(
        tx,
        "select id from measure_return where organisation = :organisation and measure = :measure and "
        "state in ('not_started', 'draft', 'sent_back', 'submitted')",
        {acting.actor.organisation, measure}
    );
    move_returns(tx, acting, ids, {.kind = ReturnActKind::set_aside, .why = why}, ReturnState::set_aside);
    tx.execute(
        "update measure_return set counted_as = null "
        "where organisation = :organisation and measure = :measure and state = 'set_aside'",
        {acting.actor.organisation, measure}
    );
}

void ask_again(Transaction& tx, const Acting& acting, MeasureId measure, std::string_view why) {
    const auto organisation = acting.actor.organisation;
    for (const auto period : open_periods(tx, organisation)) {
        const auto given = return_for(tx, organisation, measure, period);
        if (!given) {
            ask(tx, organisation, period, std::span(&measure, 1));
        } else if (given->state == ReturnState::set_aside) {
            move_returns(
                tx,
                acting,
                {given->id},
                {.kind = ReturnActKind::asked_again, .why = why},
                ReturnState::not_started
            );
            tx.execute(
                "update measure_return set counted_as = 'not_reported' "
                "where organisation = :organisation and id = :id",
                {organisation, given->id}
            );
        }
    }
}

}  // namespace dueregard::plan
