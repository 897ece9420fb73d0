#include "plan/status_counts.hpp"

#include "plan/period_store.hpp"

#include <algorithm>

namespace dueregard::plan {

using accounts::OrganisationId;
using storage::Db;

namespace {

void count(StatusCounts& counts, const std::string& meaning, std::int64_t measures) {
    counts[meaning_named(meaning).value_or(Meaning::not_reported)] += measures;
}

}  // namespace

std::map<std::optional<ObjectiveId>, StatusCounts>
counts_by_objective(Db& db, OrganisationId organisation, PeriodId period) {
    std::map<std::optional<ObjectiveId>, StatusCounts> counts;
    for (const auto& row : db.query(
             "select m.objective, r.counted_as, count(*) from measure_return r "
             "join measure m on m.organisation = r.organisation and m.id = r.measure "
             "where r.organisation = :organisation and r.period = :period and r.counted_as is not null "
             "group by m.objective, r.counted_as",
             {organisation, period}
         )) {
        count(counts[row.optional_id<ObjectiveId>(0)], row.text(1), row.integer(2));
    }
    return counts;
}

std::vector<PeriodCounts> counts_by_period(Db& db, OrganisationId organisation) {
    std::map<PeriodId, StatusCounts> counts;
    for (const auto& row : db.query(
             "select period, counted_as, count(*) from measure_return "
             "where organisation = :organisation and counted_as is not null group by period, counted_as",
             {organisation}
         )) {
        count(counts[row.id<PeriodId>(0)], row.text(1), row.integer(2));
    }
    std::vector<PeriodCounts> found;
    for (auto& period : periods(db, organisation)) {
        const auto of_period = counts.find(period.id);
        if (of_period == counts.end() && period.state == PeriodState::planned) continue;
        found.push_back(
            {.period = std::move(period),
             .counts = of_period == counts.end() ? StatusCounts{} : of_period->second}
        );
    }
    std::ranges::reverse(found);
    return found;
}

std::map<std::optional<ObjectiveId>, std::int64_t>
measures_by_objective(Db& db, OrganisationId organisation) {
    std::map<std::optional<ObjectiveId>, std::int64_t> measures;
    for (const auto& row : db.query(
             "select objective, count(*) from measure where organisation = :organisation and withdrawn is null "
             "group by objective",
             {organisation}
         )) {
        measures[row.optional_id<ObjectiveId>(0)] = row.integer(1);
    }
    return measures;
}

StatusCounts counts_in(Db& db, OrganisationId organisation, PeriodId period) {
    StatusCounts counts;
    for (const auto& row : db.query(
             "select counted_as, count(*) from measure_return "
             "where organisation = :organisation and period = :period and counted_as is not null group by counted_as",
             {organisation, period}
         )) {
        count(counts, row.text(0), row.integer(1));
    }
    return counts;
}

}  // namespace dueregard::plan
