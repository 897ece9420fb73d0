#include "assurance/findings.hpp"

#include "assurance/accepted_hit_store.hpp"
#include "assurance/document_hits.hpp"
#include "base/ensure.hpp"
#include "intake/import_store.hpp"
#include "plan/checked_standing.hpp"
#include "plan/period_store.hpp"
#include "scheme/accreditation_store.hpp"
#include "scheme/checks.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

namespace dueregard::assurance {

using accounts::OrganisationId;
using storage::Db;

namespace {

using StandingsById = std::unordered_map<std::int64_t, const plan::Standing*>;

StandingsById by_id(std::span<const plan::Standing> standings) {
    StandingsById found;
    found.reserve(standings.size());
    for (const auto& standing : standings)
        found.emplace(standing.measure.id.value, &standing);
    return found;
}

std::vector<std::int64_t> subjects_of(const Hit& hit) {
    std::vector<std::int64_t> subjects{hit.subject};
    subjects.insert(subjects.end(), hit.also.begin(), hit.also.end());
    return subjects;
}

const plan::Standing* find(const StandingsById& standings, std::int64_t subject) {
    const auto found = standings.find(subject);
    return found == standings.end() ? nullptr : found->second;
}

std::vector<std::string> owners_of(const Hit& hit, const StandingsById& standings) {
    std::vector<std::string> owners;
    for (const auto subject : subjects_of(hit)) {
        const auto* standing = find(standings, subject);
        if (standing == nullptr || standing->owner_name.empty()) continue;
        if (std::ranges::find(owners, standing->owner_name) != owners.end()) continue;
        owners.push_back(standing->owner_name);
    }
    return owners;
}

std::vector<Mending> mendings_of(const Hit& hit, const StandingCheck& check, const StandingsById& standings) {
    std::vector<Mending> mendings;
    for (const auto subject : subjects_of(hit))
        mendings.push_back(mending_of(check, find(standings, subject)));
    return mendings;
}

std::vector<Hit>
register_hits(std::span<const plan::Standing> standings, const plan::Period& period, Date today) {
    const auto measures = plan::checked(standings, period);
    return plan::hits_in(
        {.source = plan::CheckedSource::plan,
         .measures = measures,
         .claims = {},
         .today = today,
         .reported_to = period.days.to}
    );
}

std::ptrdiff_t place_of(const Hit& hit) {
    return std::ranges::find(all_checks(), hit.check, [](const StandingCheck& one) { return one.check.name; })
           - all_checks().begin();
}

void lead_to_accreditations(
    std::vector<Finding>& all, std::span<const scheme::Accreditation> accreditations
) {
    for (auto& finding : all) {
        if (finding.check.about != About::accreditation) continue;
        const scheme::AccreditationId id{finding.hit.subject};
        finding.mendings = {
            {.words = "Change the accreditation", .of = "", .path = scheme::path_of(id) + "/change"}
        };
        const auto one = std::ranges::find(accreditations, id, &scheme::Accreditation::id);
        if (one != accreditations.end() && !one->owner_name.empty()) finding.owners = {one->owner_name};
    }
}

void lead_to_import(std::vector<Finding>& all, intake::ImportId import) {
    for (auto& finding : all) {
        if (finding.check.about != About::document) continue;
        finding.mendings = {{.words = "Go to the import", .of = "", .path = "/imports/" + address(import)}};
    }
}

}  // namespace

bool is_about(const Finding& finding, std::int64_t subject) {
    const auto& hit = finding.hit;
    return hit.subject == subject || std::ranges::find(hit.also, subject) != hit.also.end();
}

std::vector<Finding> judged(
    std::vector<Hit> hits,
    std::span<const plan::Standing> standings,
    std::span<const AcceptedHit> accepted,
    plan::PeriodId period
) {
    const auto standing_of = by_id(standings);
    std::map<HitKey, const AcceptedHit*> acceptance_of;
    for (const auto& one : accepted)
        acceptance_of.emplace(one.key, &one);
    std::vector<Finding> all;
    all.reserve(hits.size());
    for (auto& hit : hits) {
        const auto* check = find_check(hit.check);
        ensure(check != nullptr, "every hit is of a check that all_checks lists");
        const auto acceptance = acceptance_of.find(key_of(hit, *check, period));
        auto& finding = all.emplace_back();
        finding.check = *check;
        finding.owners = owners_of(hit, standing_of);
        finding.mendings = mendings_of(hit, *check, standing_of);
        if (acceptance != acceptance_of.end()) finding.accepted = *acceptance->second;
        finding.hit = std::move(hit);
    }
    return all;
}

Findings findings(Db& db, OrganisationId organisation, const plan::Period& period, Date today) {
    const auto standings = plan::standings(db, organisation, period);
    auto hits = register_hits(standings, period, today);
    const auto import = intake::accepted_about(db, organisation, period.days);
    if (import) std::ranges::move(document_hits(*import, standings), std::back_inserter(hits));
    const auto accreditations = scheme::accreditations(db, organisation);
    std::ranges::move(scheme::hits_in(accreditations, today), std::back_inserter(hits));
    std::ranges::stable_sort(hits, {}, place_of);
    Findings found{
        .measures = standings.size(),
        .all = judged(std::move(hits), standings, accepted_hits(db, organisation), period.id)
    };
    if (import) lead_to_import(found.all, import->id);
    lead_to_accreditations(found.all, accreditations);
    return found;
}

std::vector<Hit> outstanding(Db& db, OrganisationId organisation, const plan::Period& period, Date today) {
    std::vector<Hit> hits;
    for (auto& finding : findings(db, organisation, period, today).all) {
        if (!finding.accepted) hits.push_back(std::move(finding.hit));
    }
    return hits;
}

std::optional<plan::Period> checked_period(Db& db, OrganisationId organisation) {
    auto reported = plan::latest_reported_period(db, organisation);
    return reported ? std::move(reported) : plan::current_period(db, organisation);
}

std::vector<const Finding*> filtered(std::span<const Finding> all, const FindingFilter& filter) {
    using enum FindingFilter::Shown;
    std::vector<const Finding*> found;
    for (const auto& finding : all) {
        if (!filter.check.empty() && finding.hit.check != filter.check) continue;
        const bool is_owned =
            filter.owner.empty() || std::ranges::find(finding.owners, filter.owner) != finding.owners.end();
        if (!is_owned) continue;
        const auto state = finding.accepted ? accepted : outstanding;
        if (filter.shown == both || filter.shown == state) found.push_back(&finding);
    }
    return found;
}

CheckCount count_of(std::span<const Finding> all, std::string_view check) {
    CheckCount count;
    for (const auto& finding : all) {
        if (finding.hit.check == check) ++(finding.accepted ? count.accepted : count.outstanding);
    }
    return count;
}

std::size_t count_outstanding(std::span<const Finding> all, Severity severity) {
    return static_cast<std::size_t>(std::ranges::count_if(all, [&](const Finding& finding) {
        return !finding.accepted && finding.check.check.severity == severity;
    }));
}

std::vector<std::string> owners_in(std::span<const Finding> all) {
    std::set<std::string> owners;
    for (const auto& finding : all)
        owners.insert(finding.owners.begin(), finding.owners.end());
    return {owners.begin(), owners.end()};
}

}  // namespace dueregard::assurance
