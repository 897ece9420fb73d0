#include "plan/measure_return_store.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"
#include "plan/changes.hpp"
#include "plan/measure_store.hpp"
#include "plan/period_store.hpp"
#include "plan/return_rows.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

ReturnAct act_in(const Row& row) {
    return {
        .kind = return_act_named(row.text(0)).value_or(ReturnActKind::saved),
        .at = row.instant(1),
        .person = row.optional_id<accounts::PersonId>(2),
        .person_name = row.text(3),
        .why = row.text(4),
        .for_person = row.optional_id<accounts::PersonId>(5),
        .for_name = row.optional_text(6).value_or("")
    };
}

PeriodReturn period_return_in(Db& db, OrganisationId organisation, const Row& row) {
    auto given = return_in(row);
    return {.period = find_period(db, organisation, given.period), .given = std::move(given)};
}

/// The return that `content` says it repeats, if it is one of the same measure.
std::optional<MeasureReturn> source_of(Db& db, OrganisationId organisation, const MeasureReturn& written) {
    if (!written.content.carried_from) return std::nullopt;
    const auto row = db.find(
        fmt::format(
            "{} where organisation = :organisation and id = :id and measure = :measure", select_returns
        ),
        {organisation, *written.content.carried_from, written.measure}
    );
    return row ? std::optional(return_in(*row)) : std::nullopt;
}

/// As whom they write it. Throws Forbidden where it is not theirs to write.
Acting required_reporter(Db& db, const Acting& acting, const MeasureReturn& standing) {
    const auto measure = find_measure(db, acting.actor.organisation, standing.measure);
    auto as = reporter_of(acting, measure);
    if (as) return std::move(*as);
    throw Forbidden(fmt::format("This person may not report on {}", short_name(measure)));
}

/// The sentence that says why the owner may not write this now.
std::optional<std::string> why_not_written(Db& db, const Acting& as, const MeasureReturn& standing) {
    const auto writer = as.may(Permission::edit_plan) ? Writer::lead : Writer::owner;
    const auto period = find_period(db, as.actor.organisation, standing.period);
    return why_not_writable(period.state, standing.state, writer);
}

/// Saving again and again is one act, for the history tells each change: drafts are saved while they are
/// being written.
bool is_saved_again(Db& db, const Acting& acting, ReturnId id, ReturnActKind kind) {
    if (kind != ReturnActKind::saved) return false;
    const auto acts = acts_of(db, acting.actor.organisation, id);
    return !acts.empty() && acts.front().kind == kind && acts.front().person == acting.actor.person;
}

/// Writes `next` over the version it started from, with the act and its history.
Saved keep(
    Transaction& tx,
    const Acting& acting,
    const MeasureReturn& before,
    const MeasureReturn& next,
    const ActWords& words
) {
    if (!overwrite_return(tx, acting.actor.organisation, next)) return Saved::stale;
    if (!is_saved_again(tx, acting, next.id, words.kind)) add_act(tx, acting, next.id, words.kind, words.why);
    const auto told = change(fields_of(before.content), fields_of(next.content));
    accounts::record(
        tx,
        acting.actor,
        {.noun = "measure_return",
         .id = next.id.value,
         .verb = words.verb,
         .before = told.before,
         .after = told.after,
         .why = std::string(words.why)}
    );
    return Saved::kept;
}

std::expected<Saved, std::string>
write_return(Transaction& tx, const Acting& acting, const MeasureReturn& written, const ActWords& words) {
    const auto organisation = acting.actor.organisation;
    const auto before = find_return(tx, organisation, written.id);
    const auto as = required_reporter(tx, acting, before);
    if (auto reason = why_not_written(tx, as, before)) return std::unexpected(std::move(*reason));
    const auto state = after(before.state, words.kind);
    if (!state) return std::unexpected(state.error());
    auto next = before;
    next.version = written.version;
    next.content = written.content;
    next.content = with_honest_carry(std::move(next.content), source_of(tx, organisation, next));
    next.state = *state;
    const bool is_same = change(fields_of(before.content), fields_of(next.content)).after.empty();
    if (is_same && next.state == before.state) return Saved::kept;
    return keep(tx, as, before, next, words);
}

/// Agreeing and sending back: the content stays as it is.
std::expected<Saved, std::string> judge_return(
    Transaction& tx,
    const Acting& acting,
    const MeasureReturn& before,
    std::int64_t version,
    const ActWords& words
) {
    const auto state = after(before.state, words.kind);
    if (!state) return std::unexpected(state.error());
    auto next = before;
    next.version = version;
    next.state = *state;
    return keep(tx, acting, before, next, words);
}

bool is_submission_of(std::optional<accounts::PersonId> person, std::span<const ReturnAct> newest_first) {
    const auto submission = std::ranges::find(newest_first, ReturnActKind::submitted, &ReturnAct::kind);
    return submission != newest_first.end() && submission->person && submission->person == person;
}

bool is_submission_of_absent(const Acting& as, std::span<const ReturnAct> newest_first) {
    return as.actor.for_person && is_submission_of(as.actor.for_person, newest_first);
}

}  // namespace

MeasureReturn find_return(Db& db, OrganisationId organisation, ReturnId id) {
    const auto row = db.find(
        fmt::format("{} where organisation = :organisation and id = :id", select_returns), {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no return {}", address(id)));
    return return_in(*row);
}

std::optional<MeasureReturn>
return_for(Db& db, OrganisationId organisation, MeasureId measure, PeriodId period) {
    const auto row = db.find(
        fmt::format(
            "{} where organisation = :organisation and measure = :measure and period = :period",
            select_returns
        ),
        {organisation, measure, period}
    );
    return row ? std::optional(return_in(*row)) : std::nullopt;
}

std::vector<PeriodReturn> returns_of(Db& db, OrganisationId organisation, MeasureId measure) {
    std::vector<MeasureReturn> given;
    const auto sql =
        fmt::format("{} where organisation = :organisation and measure = :measure", select_returns);
    for (const auto& row : db.query(sql, {organisation, measure}))
        given.push_back(return_in(row));
    std::vector<PeriodReturn> found;
    for (auto& period : periods(db, organisation)) {
        const auto of_period = std::ranges::find(given, period.id, &MeasureReturn::period);
        if (of_period == given.end()) continue;
        found.push_back({.period = std::move(period), .given = std::move(*of_period)});
    }
    return found;
}

std::optional<PeriodReturn>
last_return_before(Db& db, OrganisationId organisation, MeasureId measure, const Period& period) {
    const auto row = db.find(
        fmt::format(
            "{} where organisation = :organisation and measure = :measure and state in ('submitted', 'agreed', 'frozen') "
            "and period in (select id from period where organisation = :organisation and from_date < :from) "
            "order by (select from_date from period where period.organisation = measure_return.organisation and "
            "period.id = measure_return.period) desc limit 1",
            select_returns
        ),
        {organisation, measure, organisation, period.days.from}
    );
    if (!row) return std::nullopt;
    return period_return_in(db, organisation, *row);
}

std::vector<MeasureReturn> returns_in(Db& db, OrganisationId organisation, PeriodId period) {
    std::vector<MeasureReturn> found;
    const auto sql =
        fmt::format("{} where organisation = :organisation and period = :period", select_returns);
    for (const auto& row : db.query(sql, {organisation, period}))
        found.push_back(return_in(row));
    return found;
}

std::int64_t count_returns(Db& db, OrganisationId organisation, PeriodId period, ReturnState state) {
    return db
        .find(
            "select count(*) from measure_return "
            "where organisation = :organisation and period = :period and state = :state",
            {organisation, period, name_of(state)}
        )
        ->integer(0);
}

std::map<MeasureId, Date> reported_until(Db& db, OrganisationId organisation) {
    std::map<MeasureId, Date> latest;
    for (const auto& row : db.query(
             "select r.measure, max(p.to_date) from measure_return r join period p "
             "on p.organisation = r.organisation and p.id = r.period where r.organisation = :organisation "
             "and r.state in ('submitted', 'agreed', 'frozen') group by r.measure",
             {organisation}
         )) {
        latest.emplace(row.id<MeasureId>(0), row.date(1));
    }
    return latest;
}

std::vector<ReturnAct> acts_of(Db& db, OrganisationId organisation, ReturnId id) {
    std::vector<ReturnAct> acts;
    constexpr std::string_view sql =
        "select kind, at, person, person_name, why, for_person, (select p.name from person p where "
        "p.organisation = return_act.organisation and p.id = return_act.for_person) from return_act "
        "where organisation = :organisation and measure_return = :id order by id desc";
    for (const auto& row : db.query(sql, {organisation, id}))
        acts.push_back(act_in(row));
    return acts;
}

std::vector<ActOnReturn> return_acts_of(Db& db, OrganisationId organisation, MeasureId measure) {
    std::vector<ActOnReturn> acts;
    // Written so that SQLite begins at the measure's few returns: a plain join it reads in the order of every
    // act.
    constexpr std::string_view sql =
        "select a.kind, a.at, a.person, a.person_name, a.why, a.for_person, (select p.name from person p where "
        "p.organisation = a.organisation and p.id = a.for_person), a.measure_return "
        "from measure_return r cross join return_act a "
        "where r.organisation = :organisation and r.measure = :measure and a.organisation = r.organisation and "
        "a.measure_return = r.id order by a.id desc";
    for (const auto& row : db.query(sql, {organisation, measure})) {
        acts.push_back({.given = row.id<ReturnId>(7), .act = act_in(row)});
    }
    return acts;
}

std::expected<Saved, std::string>
save_draft(Transaction& tx, const Acting& acting, const MeasureReturn& written) {
    require_sound(faults_of_draft(written.content));
    return write_return(tx, acting, written, {.kind = ReturnActKind::saved, .verb = "save"});
}

std::expected<Saved, std::string>
submit_return(Transaction& tx, const Acting& acting, const MeasureReturn& written) {
    require_sound(faults_of_submission(written.content));
    return write_return(tx, acting, written, {.kind = ReturnActKind::submitted, .verb = "submit"});
}

bool is_own_submission(const Acting& acting, std::span<const ReturnAct> newest_first) {
    return is_submission_of(acting.actor.person, newest_first);
}

std::optional<std::string>
why_not_agree(const Acting& acting, const Measure& measure, std::span<const ReturnAct> newest_first) {
    const auto as = agreer_of(acting, measure);
    if (!as) return "You may not agree the returns of this measure";
    if (is_own_submission(acting, newest_first) && !acting.may(Permission::edit_plan))
        return "You submitted this return yourself: somebody else must agree it";
    if (is_submission_of_absent(*as, newest_first) && !as->may(Permission::edit_plan))
        return "Whom you stand in for submitted this return: somebody else must agree it";
    return std::nullopt;
}

std::expected<Saved, std::string>
agree_return(Transaction& tx, const Acting& acting, ReturnId id, std::int64_t version) {
    const auto organisation = acting.actor.organisation;
    const auto before = find_return(tx, organisation, id);
    const auto acts = acts_of(tx, organisation, id);
    const auto measure = find_measure(tx, organisation, before.measure);
    const auto as = agreer_of(acting, measure);
    if (!as) {
        throw Forbidden(fmt::format("This person may not agree the returns of {}", short_name(measure)));
    }
    if (auto reason = why_not_agree(acting, measure, acts)) return std::unexpected(std::move(*reason));
    const std::string_view why =
        is_own_submission(acting, acts) ? "Agreed by the person who submitted it" : "";
    return judge_return(
        tx, *as, before, version, {.kind = ReturnActKind::agreed, .verb = "agree", .why = why}
    );
}

std::expected<Saved, std::string> send_back_return(
    Transaction& tx, const Acting& acting, ReturnId id, std::int64_t version, std::string_view why
) {
    const auto before = find_return(tx, acting.actor.organisation, id);
    const auto measure = find_measure(tx, acting.actor.organisation, before.measure);
    const auto as = agreer_of(acting, measure);
    if (!as) {
        throw Forbidden(fmt::format("This person may not send back the returns of {}", short_name(measure)));
    }
    if (trimmed(why).empty()) return std::unexpected("Enter what needs to change before this can be agreed");
    return judge_return(
        tx, *as, before, version, {.kind = ReturnActKind::sent_back, .verb = "send_back", .why = why}
    );
}

}  // namespace dueregard::plan
