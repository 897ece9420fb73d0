#include "plan/given_evidence_store.hpp"

#include "base/failure.hpp"
#include "evidence/evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ranges>

namespace dueregard::plan {

using accounts::OrganisationId;
using evidence::Used;
using storage::Db;
using storage::Transaction;

namespace {

GivenEvidence given_in(evidence::UsedEvidence used) {
    GivenEvidence given{.used = std::move(used), .given = std::nullopt};
    if (given.used.use.noun == return_noun) given.given = ReturnId{given.used.use.noun_id};
    return given;
}

Used used_by(MeasureId measure, std::optional<ReturnId> given) {
    if (given) return {.noun = return_noun, .id = given->value};
    return {.noun = measure_noun, .id = measure.value};
}

Acting required_reporter(Db& db, const Acting& acting, MeasureId id) {
    const auto measure = find_measure(db, acting.actor.organisation, id);
    auto as = reporter_of(acting, measure);
    if (as) return std::move(*as);
    throw Forbidden(fmt::format("This person may not give evidence for {}", short_name(measure)));
}

void require_of_measure(
    Db& db, OrganisationId organisation, MeasureId measure, std::optional<ReturnId> given
) {
    if (given && find_return(db, organisation, *given).measure != measure)
        throw NotFound("This return is of another measure.");
}

}  // namespace

std::vector<GivenEvidence> evidence_of(Db& db, OrganisationId organisation, MeasureId measure) {
    auto used = evidence::evidence_used_where(
        db,
        organisation,
        "(u.noun = 'measure' and u.noun_id = :measure) or (u.noun = 'measure_return' and u.noun_id in "
        "(select m.id from measure_return m where m.organisation = :organisation and m.measure = :of_measure))",
        {measure, organisation, measure}
    );
    std::vector<GivenEvidence> found;
    for (auto& one : used | std::views::reverse)
        found.push_back(given_in(std::move(one)));
    return found;
}

GivenEvidence
find_given_evidence(Db& db, OrganisationId organisation, MeasureId measure, evidence::UseId use) {
    auto all = evidence_of(db, organisation, measure);
    const auto found =
        std::ranges::find_if(all, [&](const GivenEvidence& one) { return one.used.use.id == use; });
    if (found == all.end()) throw NotFound("This measure has no such evidence.");
    return *found;
}

std::unordered_map<ReturnId, std::vector<evidence::Evidence>>
evidence_of_returns(Db& db, OrganisationId organisation, PeriodId period) {
    std::unordered_map<ReturnId, std::vector<evidence::Evidence>> found;
    for (auto& [id, all] : evidence::evidence_used_by_all(
             db,
             organisation,
             return_noun,
             "select id from measure_return where organisation = :organisation and period = :period",
             {organisation, period}
         )) {
        for (auto& one : all)
            found[ReturnId{id}].push_back(std::move(one.evidence));
    }
    return found;
}

std::unordered_map<MeasureId, int> evidence_beside_measures(Db& db, OrganisationId organisation) {
    std::unordered_map<MeasureId, int> found;
    for (const auto& row : db.query(
             "select u.noun_id, count(*) from evidence_use u join evidence e on e.organisation = u.organisation "
             "and e.id = u.evidence where u.organisation = :organisation and u.noun = 'measure' and u.ended is null "
             "and e.withdrawn is null group by u.noun_id",
             {organisation}
         ))
        found.emplace(row.id<MeasureId>(0), static_cast<int>(row.integer(1)));
    return found;
}

std::map<MeasureId, std::string>
evidence_lines(Db& db, OrganisationId organisation, PeriodId period, Restricted restricted) {
    const auto given = evidence_of_returns(db, organisation, period);
    std::map<MeasureId, std::string> cells;
    if (given.empty()) return cells;
    for (const auto& row : db.query(
             "select id, measure from measure_return where organisation = :organisation and period = :period",
             {organisation, period}
         )) {
        const auto found = given.find(row.id<ReturnId>(0));
        if (found == given.end()) continue;
        std::vector<EvidenceLine> lines;
        for (const auto& one : found->second)
            lines.push_back(line_of(one, restricted));
        cells.emplace(row.id<MeasureId>(1), evidence_cell(lines));
    }
    return cells;
}

EvidenceId add_evidence(
    Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    const NewEvidence& evidence
) {
    const auto as = required_reporter(tx, acting, measure);
    require_of_measure(tx, acting.actor.organisation, measure, given);
    const auto id = evidence::add_evidence(tx, as, evidence);
    (void)evidence::use_evidence(tx, as, id, used_by(measure, given));
    return id;
}

void give_evidence(
    Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    EvidenceId evidence
) {
    const auto as = required_reporter(tx, acting, measure);
    require_of_measure(tx, acting.actor.organisation, measure, given);
    (void)evidence::find_evidence(tx, acting, evidence);
    (void)evidence::use_evidence(tx, as, evidence, used_by(measure, given));
}

EvidenceId put_evidence(
    Transaction& tx, const Acting& acting, MeasureId measure, ReturnId given, const EvidenceLine& line
) {
    const auto id = evidence::put_named_evidence(tx, acting, line.title, line.link);
    (void)evidence::use_evidence(tx, acting, id, used_by(measure, given));
    return id;
}

void take_back_evidence(
    Transaction& tx, const Acting& acting, MeasureId measure, evidence::UseId use, std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    const auto as = required_reporter(tx, acting, measure);
    const auto evidence = find_given_evidence(tx, organisation, measure, use);
    if (evidence.given) {
        const auto state = find_return(tx, organisation, *evidence.given).state;
        if (state == ReturnState::agreed || state == ReturnState::frozen)
            throw Conflict("The return that this evidence was given with has been agreed");
    }
    evidence::end_use(tx, as, use, why);
}

}  // namespace dueregard::plan
