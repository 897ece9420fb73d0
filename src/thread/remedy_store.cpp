#include "thread/remedy_store.hpp"

#include "assessment/finding_store.hpp"
#include "assessment/response_store.hpp"
#include "base/failure.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::thread {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using assessment::FindingId;
using assessment::ResponseId;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_remedy =
    "select a.id, a.finding, a.recommendation, a.objective, a.measure, a.response, a.at, a.person_name from remedy a "
    "left join remedy_end e on e.organisation = a.organisation and e.remedy = a.id "
    "left join measure m on m.organisation = a.organisation and m.id = a.measure "
    "left join objective o on o.organisation = a.organisation and o.id = a.objective "
    "where a.organisation = :organisation and e.remedy is null and (a.measure is null or m.id is not null) and "
    "(a.objective is null or o.id is not null) ";

Remedy remedy_in(const Row& row) {
    return {
        .id = row.id<RemedyId>(0),
        .finding = row.id<FindingId>(1),
        .recommendation = row.optional_id<FindingId>(2),
        .objective = row.optional_id<plan::ObjectiveId>(3),
        .measure = row.optional_id<plan::MeasureId>(4),
        .response = row.optional_id<ResponseId>(5),
        .at = row.instant(6),
        .person_name = row.text(7)
    };
}

std::vector<Remedy> listed(Db& db, std::string_view sql, const std::vector<storage::Value>& values) {
    std::vector<Remedy> found;
    for (const auto& row : db.query(sql, values))
        found.push_back(remedy_in(row));
    return found;
}

void require_tying(const Acting& acting) {
    acting.require(Permission::run_challenges, "say what answers a finding");
    acting.require(Permission::edit_plan, "say what answers a finding");
}

/// Everything that it names is there, and of one challenge where it is of challenges.
void require_there(Db& db, const Acting& acting, const Remedy& remedy) {
    const auto organisation = acting.actor.organisation;
    const auto finding = assessment::find_finding(db, acting, remedy.finding);
    if (remedy.recommendation) {
        const auto recommendation = assessment::find_finding(db, acting, *remedy.recommendation);
        if (recommendation.challenge != finding.challenge || recommendation.id == finding.id)
            throw NotFound("The recommendation is not one of the same challenge.");
    }
    if (remedy.objective) (void)plan::find_objective(db, organisation, *remedy.objective);
    if (remedy.measure) (void)plan::find_measure(db, organisation, *remedy.measure);
    if (!remedy.recommendation && !remedy.objective && !remedy.measure)
        throw BadRequest("Choose what answers the finding.");
}

bool is_same(const Remedy& a, const Remedy& b) {
    return a.finding == b.finding && a.recommendation == b.recommendation && a.objective == b.objective
           && a.measure == b.measure;
}

std::string told(const Remedy& remedy) {
    const auto text = [](const auto& id) { return id ? std::optional(address(*id)) : std::nullopt; };
    return accounts::json_of(
        {{"finding", address(remedy.finding)},
         {"recommendation", text(remedy.recommendation)},
         {"objective", text(remedy.objective)},
         {"measure", text(remedy.measure)},
         {"response", text(remedy.response)}}
    );
}

}  // namespace

std::vector<Remedy> remedies(Db& db, OrganisationId organisation) {
    return listed(db, fmt::format("{} order by a.id", select_remedy), {organisation});
}

std::vector<Remedy> remedies_for(Db& db, OrganisationId organisation, FindingId finding) {
    const auto sql = fmt::format("{} and a.finding = :finding order by a.id", select_remedy);
    return listed(db, sql, {organisation, finding});
}

RemedyId add_remedy(Transaction& tx, const Acting& acting, const Remedy& remedy) {
    require_tying(acting);
    require_there(tx, acting, remedy);
    const auto standing = remedies_for(tx, acting.actor.organisation, remedy.finding);
    const auto same = std::ranges::find_if(standing, [&](const Remedy& one) { return is_same(one, remedy); });
    if (same != standing.end()) return same->id;
    const auto id = tx.fresh<RemedyId>();
    tx.execute(
        "insert into remedy (organisation, id, finding, recommendation, objective, measure, response, at, person, "
        "person_name) values (:organisation, :id, :finding, :recommendation, :objective, :measure, :response, :at, "
        ":person, :person_name)",
        {acting.actor.organisation,
         id,
         remedy.finding,
         remedy.recommendation,
         remedy.objective,
         remedy.measure,
         remedy.response,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "remedy", .id = id.value, .verb = "add", .before = "", .after = told(remedy)}
    );
    return id;
}

void end_remedy(Transaction& tx, const Acting& acting, RemedyId id, std::string_view why) {
    require_tying(acting);
    const auto organisation = acting.actor.organisation;
    const auto standing = listed(tx, fmt::format("{} and a.id = :id", select_remedy), {organisation, id});
    if (standing.empty()) throw NotFound(fmt::format("There is no remedy {} that holds.", address(id)));
    tx.execute(
        "insert into remedy_end (organisation, remedy, why, at, person, person_name) values (:organisation, :remedy, "
        ":why, :at, :person, :person_name)",
        {organisation, id, why, tx.now(), acting.actor.person, acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "remedy",
         .id = id.value,
         .verb = "end",
         .before = told(standing.front()),
         .after = "",
         .why = std::string(why)}
    );
}

plan::MeasureId
promise_to_measure(Transaction& tx, const Acting& acting, ResponseId response, const plan::Measure& measure) {
    require_tying(acting);
    const auto promise = assessment::find_response(tx, acting, response);
    if (promise.kind != assessment::ResponseKind::promise || !promise.finding)
        throw Conflict("Only a promise to a finding becomes a measure.");
    for (const auto& standing : remedies_for(tx, acting.actor.organisation, *promise.finding)) {
        if (standing.response == response) throw Conflict("The promise is a measure already.");
    }
    const auto id = plan::add_measure(tx, acting, measure);
    Remedy remedy;
    remedy.finding = *promise.finding;
    remedy.measure = id;
    remedy.response = response;
    add_remedy(tx, acting, remedy);
    return id;
}

}  // namespace dueregard::thread
