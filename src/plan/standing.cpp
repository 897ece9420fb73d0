#include "plan/standing.hpp"

#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace dueregard::plan {

using accounts::OrganisationId;
using storage::Db;

namespace {

struct Submissions {
    Instant first;
    Instant last;
};

/// Everything that stands beside the measures of one organisation in one period, each by what leads to it.
struct Beside {
    std::unordered_map<ObjectiveId, Objective> objectives;
    std::unordered_map<ObjectiveId, std::size_t> places;  ///< of an objective in the order of the plan
    std::unordered_map<accounts::PersonId, std::string> people;
    std::unordered_map<accounts::ServiceAreaId, std::string> service_areas;
    std::unordered_map<MeasureId, MeasureReturn> now;
    std::unordered_map<MeasureId, MeasureReturn> before;
    std::unordered_map<ReturnId, Submissions> submissions;
    std::unordered_map<ReturnId, std::vector<evidence::Evidence>> evidence;
    std::unordered_map<MeasureId, int> own_evidence;
    Date last_day{};  ///< of the period
};

std::unordered_map<MeasureId, MeasureReturn>
returns_by_measure(Db& db, OrganisationId organisation, PeriodId period) {
    auto given = returns_in(db, organisation, period);
    std::unordered_map<MeasureId, MeasureReturn> found;
    found.reserve(given.size());
    for (auto& one : given)
        found.emplace(one.measure, std::move(one));
    return found;
}

/// An owner submits without a reason; a document's return stands as submitted for the reason "Imported from
/// …" (return_round.hpp), on the day of the import, which says nothing of when the return came in.
std::unordered_map<ReturnId, Submissions>
submissions_in(Db& db, OrganisationId organisation, PeriodId period) {
    std::unordered_map<ReturnId, Submissions> found;
    for (const auto& row : db.query(
             "select a.measure_return, min(a.at), max(a.at) from return_act a "
             "join measure_return r on r.organisation = a.organisation and r.id = a.measure_return "
             "where r.organisation = :organisation and r.period = :period and a.kind = 'submitted' and a.why = '' "
             "group by a.measure_return",
             {organisation, period}
         )) {
        found.emplace(row.id<ReturnId>(0), Submissions{.first = row.instant(1), .last = row.instant(2)});
    }
    return found;
}

Beside what_stands_beside(Db& db, OrganisationId organisation, const Period& period) {
    Beside beside;
    const auto all = objectives(db, organisation);
    for (auto& placed : in_order(all)) {
        beside.places.emplace(placed.objective.id, beside.places.size());
        beside.objectives.emplace(placed.objective.id, std::move(placed.objective));
    }
    for (auto& person : accounts::list_people(db, organisation))
        beside.people.emplace(person.id, std::move(person.name));
    for (auto& area : accounts::list_service_areas(db, organisation))
        beside.service_areas.emplace(area.id, std::move(area.name));
    beside.now = returns_by_measure(db, organisation, period.id);
    if (const auto earlier = period_before(db, organisation, period)) {
        beside.before = returns_by_measure(db, organisation, earlier->id);
    }
    beside.submissions = submissions_in(db, organisation, period.id);
    beside.evidence = evidence_of_returns(db, organisation, period.id);
    beside.last_day = period.days.to;
    beside.own_evidence = evidence_beside_measures(db, organisation);
    return beside;
}

template <class Key, class Value>
const Value* found_in(const std::unordered_map<Key, Value>& all, const std::optional<Key>& key) {
    if (!key) return nullptr;
    const auto found = all.find(*key);
    return found == all.end() ? nullptr : &found->second;
}

/// Moves out what stands there: each measure is asked for once.
template <class Key, class Value>
std::optional<Value> taken_from(std::unordered_map<Key, Value>& all, Key key) {
    const auto found = all.find(key);
    return found == all.end() ? std::nullopt : std::optional(std::move(found->second));
}

void set_evidence(Standing& standing, const std::vector<evidence::Evidence>& given, Date last_day) {
    for (const auto& evidence : given) {
        standing.evidence.push_back(line_of(evidence, Restricted::unnamed));
        if (is_expired(evidence, last_day))
            standing.expired_evidence.push_back(
                {.title = standing.evidence.back().title, .held_until = *evidence.expires}
            );
    }
}

Standing standing_with(Measure measure, Beside& beside) {
    Standing standing{.measure = std::move(measure)};
    if (const auto* objective = found_in(beside.objectives, standing.measure.objective)) {
        standing.objective = *objective;
    }
    const auto* owner = found_in(beside.people, standing.measure.owner);
    standing.owner_name = owner != nullptr ? *owner : standing.measure.printed_owner;
    if (const auto* area = found_in(beside.service_areas, standing.measure.service_area)) {
        standing.service_area = *area;
    }
    standing.own_evidence = taken_from(beside.own_evidence, standing.measure.id).value_or(0);
    standing.now = taken_from(beside.now, standing.measure.id);
    standing.before = taken_from(beside.before, standing.measure.id);
    if (!standing.now) return standing;
    if (const auto* submissions = found_in(beside.submissions, std::optional(standing.now->id))) {
        standing.first_submitted_at = submissions->first;
        standing.submitted_at = submissions->last;
    }
    if (const auto evidence = taken_from(beside.evidence, standing.now->id))
        set_evidence(standing, *evidence, beside.last_day);
    return standing;
}

std::size_t place_of(const Measure& measure, const Beside& beside) {
    const auto* place = found_in(beside.places, measure.objective);
    return place != nullptr ? *place : std::numeric_limits<std::size_t>::max();
}

}  // namespace

std::vector<Standing> standings(Db& db, OrganisationId organisation, const Period& period) {
    auto beside = what_stands_beside(db, organisation, period);
    auto measures = measures_in_plan(db, organisation);
    std::ranges::stable_sort(measures, {}, [&](const Measure& measure) { return place_of(measure, beside); });
    std::vector<Standing> all;
    all.reserve(measures.size());
    for (auto& measure : measures)
        all.push_back(standing_with(std::move(measure), beside));
    return all;
}

bool may_have_changed(Db& db, OrganisationId organisation, const Period& period, std::int64_t sequence) {
    const auto row = db.find(
        "select count(*) from history h where h.organisation = :organisation and h.sequence > :sequence "
        "and not (h.noun = 'person' and h.verb = 'sign_in') and not (h.noun = 'measure_return' and exists (select 1 "
        "from measure_return r join period p on p.organisation = r.organisation and p.id = r.period "
        "where r.organisation = h.organisation and r.id = h.noun_id and p.from_date > :last_day))",
        {organisation, sequence, period.days.to}
    );
    return row->integer(0) > 0;
}

std::optional<Period> latest_reported_period(Db& db, OrganisationId organisation) {
    const auto row = db.find(
        "select p.id from period p where p.organisation = :organisation and exists (select 1 from measure_return r "
        "where r.organisation = p.organisation and r.period = p.id and r.state in ('submitted', 'agreed', 'frozen')) "
        "order by p.from_date desc, p.id desc limit 1",
        {organisation}
    );
    return row ? std::optional(find_period(db, organisation, row->id<PeriodId>(0))) : std::nullopt;
}

Meaning meaning_now(const Standing& standing) {
    if (!standing.now) return Meaning::not_reported;
    return counted_as(standing.now->state, standing.now->content.status).value_or(Meaning::not_reported);
}

std::optional<Meaning> meaning_before(const Standing& standing) {
    if (!standing.before) return std::nullopt;
    return counted_as(standing.before->state, standing.before->content.status);
}

}  // namespace dueregard::plan
