#include "intake/register_view_store.hpp"

#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/status_scale_store.hpp"

#include <map>
#include <set>
#include <unordered_map>

namespace dueregard::intake {

using accounts::OrganisationId;
using storage::Db;

namespace {

/// The names that stand beside measures.
struct Names {
    std::map<accounts::PersonId, std::string> people;
    std::map<accounts::ServiceAreaId, std::string> service_areas;
    std::map<plan::ObjectiveId, plan::Objective> objectives;
    std::map<plan::MeasureId, Date> reported_until;
};

Names names_in(Db& db, OrganisationId organisation, const std::vector<plan::Objective>& objectives) {
    Names names;
    for (auto& person : accounts::list_people(db, organisation))
        names.people.emplace(person.id, std::move(person.name));
    for (auto& area : accounts::list_service_areas(db, organisation))
        names.service_areas.emplace(area.id, std::move(area.name));
    for (const auto& objective : objectives)
        names.objectives.emplace(objective.id, objective);
    names.reported_until = plan::reported_until(db, organisation);
    return names;
}

template <class Map, class Key>
auto found_in(const Map& map, const std::optional<Key>& key) -> std::optional<typename Map::mapped_type> {
    if (!key) return std::nullopt;
    const auto found = map.find(*key);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

RegisteredMeasure registered(plan::Measure measure, const Names& names) {
    RegisteredMeasure made;
    made.objective = found_in(names.objectives, measure.objective);
    made.owner = found_in(names.people, measure.owner).value_or("");
    made.service_area = found_in(names.service_areas, measure.service_area).value_or("");
    made.reported_until = found_in(names.reported_until, std::optional(measure.id));
    made.measure = std::move(measure);
    return made;
}

/// Returns that an import wrote and nobody touched since.
std::set<plan::ReturnId> untouched_since_import(Db& db, OrganisationId organisation, plan::PeriodId period) {
    std::set<plan::ReturnId> untouched;
    for (const auto& row : db.query(
             "select r.id from measure_return r join import_row i on i.organisation = r.organisation and "
             "i.measure_return = r.id and i.return_version = r.version "
             "where r.organisation = :organisation and r.period = :period",
             {organisation, period}
         )) {
        untouched.insert(row.id<plan::ReturnId>(0));
    }
    return untouched;
}

void add_returns(
    Db& db,
    OrganisationId organisation,
    plan::PeriodId period,
    RegisterView& view,
    const std::unordered_map<plan::MeasureId, std::size_t>& places
) {
    const auto untouched = untouched_since_import(db, organisation, period);
    const auto evidence = plan::evidence_lines(db, organisation, period, plan::Restricted::named);
    for (auto& given : plan::returns_in(db, organisation, period)) {
        const auto place = places.find(given.measure);
        if (place == places.end()) continue;
        const auto lines = evidence.find(given.measure);
        view.measures[place->second].returns.emplace(
            period,
            RegisteredReturn{
                .id = given.id,
                .content = std::move(given.content),
                .state = given.state,
                .version = given.version,
                .evidence = lines == evidence.end() ? std::vector<plan::EvidenceLine>{}
                                                    : plan::read_evidence_cell(lines->second),
                .is_from_document = untouched.contains(given.id)
            }
        );
    }
}

}  // namespace

RegisterView register_view(Db& db, OrganisationId organisation, std::vector<IncomingPeriod>& periods) {
    RegisterView view;
    view.objectives = plan::objectives(db, organisation);
    view.periods = plan::periods(db, organisation);
    view.scale = plan::status_scale(db, organisation);
    recognise_periods(periods, view.periods);
    const auto names = names_in(db, organisation, view.objectives);
    for (auto& measure : plan::measures_in_plan(db, organisation))
        view.measures.push_back(registered(std::move(measure), names));
    for (auto& measure : plan::withdrawn_measures(db, organisation)) {
        view.measures.push_back(registered(std::move(measure), names));
        view.measures.back().is_withdrawn = true;
    }
    std::unordered_map<plan::MeasureId, std::size_t> places;
    for (std::size_t place = 0; place < view.measures.size(); ++place)
        places.emplace(view.measures[place].measure.id, place);
    std::set<plan::PeriodId> told;
    for (const auto& period : periods) {
        if (period.id && told.insert(*period.id).second)
            add_returns(db, organisation, *period.id, view, places);
    }
    return view;
}

}  // namespace dueregard::intake
