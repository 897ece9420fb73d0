#pragma once
// How every measure stands in one period, with what it stood at before: what reports and checks are made
// from.

#include "plan/given_evidence.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/objective.hpp"
#include "plan/period.hpp"
#include "plan/return_sheet.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

struct Standing {
    Measure measure;
    std::optional<Objective> objective;
    std::string owner_name;    ///< the person's, or else as the document named the owner
    std::string service_area;  ///< its name; "" where there is none
    std::optional<MeasureReturn> now;
    /// When `now` was first and last submitted by somebody who gave it; nothing while it was not, and nothing
    /// where a document brought it, which does not say when it came in.
    std::optional<Instant> first_submitted_at;
    std::optional<Instant> submitted_at;
    std::optional<MeasureReturn> before;            ///< of the period before
    std::vector<EvidenceLine> evidence;             ///< given with `now` and not taken back
    std::vector<ExpiredEvidence> expired_evidence;  ///< of these, what did not hold to the period's end
    int own_evidence = 0;                           ///< pieces that stand beside the measure and no return
};

/// The measures in the plan in the order of its objectives and their refs, then those under no objective.
[[nodiscard]] std::vector<Standing>
standings(storage::Db& db, accounts::OrganisationId organisation, const Period& period);

/// Whether anything that the history tells after `sequence` may have changed them. Signing in does not, nor
/// what is written in the returns of later periods, which is most of what a register is told while one is
/// open.
[[nodiscard]] bool may_have_changed(
    storage::Db& db, accounts::OrganisationId organisation, const Period& period, std::int64_t sequence
);

/// The latest period in which some return counts: submitted, agreed or frozen. Nothing where none does.
[[nodiscard]] std::optional<Period>
latest_reported_period(storage::Db& db, accounts::OrganisationId organisation);

/// What counts in every count, by `counted_as`: nothing given counts as not reported.
[[nodiscard]] Meaning meaning_now(const Standing& standing);
/// Nothing where the period before asked for no return of it.
[[nodiscard]] std::optional<Meaning> meaning_before(const Standing& standing);

}  // namespace dueregard::plan
