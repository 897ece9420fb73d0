#pragma once
// What the checks find in the register in one period: what is outstanding, and what somebody has accepted.

#include "assurance/accepted_hit.hpp"
#include "assurance/mending.hpp"
#include "assurance/standing_check.hpp"
#include "base/date.hpp"
#include "plan/period.hpp"
#include "plan/standing.hpp"
#include "storage/db.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assurance {

struct Finding {
    Hit hit;
    StandingCheck check;
    std::vector<std::string> owners;      ///< of the measures it is about, each once
    std::vector<Mending> mendings;        ///< where it is mended: a page for each record it is about
    std::optional<AcceptedHit> accepted;  ///< nothing while it is outstanding
};

/// The finding is about this record.
[[nodiscard]] bool is_about(const Finding& finding, std::int64_t subject);

struct Findings {
    std::size_t measures = 0;  ///< how many were looked at
    std::vector<Finding> all;  ///< in the order of the checks, and within each of the plan
};

/// Puts every check to every measure in the plan, as it stands in `period` and as it is known `today`.
[[nodiscard]] Findings
findings(storage::Db& db, accounts::OrganisationId organisation, const plan::Period& period, Date today);

/// The hits that nobody has accepted: what a report and a gate before publishing ask for.
[[nodiscard]] std::vector<Hit>
outstanding(storage::Db& db, accounts::OrganisationId organisation, const plan::Period& period, Date today);

/// The period that is checked unless another is asked for: the latest in which anything has been reported, or
/// else the one that pages speak of; nothing where there is no period.
[[nodiscard]] std::optional<plan::Period>
checked_period(storage::Db& db, accounts::OrganisationId organisation);

/// An absent value leaves everything in.
struct FindingFilter {
    std::string check;  ///< a check's name
    std::string owner;  ///< a person's name, or as the document named the owner
    enum class Shown { outstanding, accepted, both } shown = Shown::outstanding;
};

[[nodiscard]] std::vector<const Finding*> filtered(std::span<const Finding> all, const FindingFilter& filter);

/// How many of one check there are.
struct CheckCount {
    std::size_t outstanding = 0;
    std::size_t accepted = 0;
};

[[nodiscard]] CheckCount count_of(std::span<const Finding> all, std::string_view check);
[[nodiscard]] std::size_t count_outstanding(std::span<const Finding> all, Severity severity);

/// The names of everybody whose measures something was found in, in alphabetical order.
[[nodiscard]] std::vector<std::string> owners_in(std::span<const Finding> all);

/// Each hit with its check and what was accepted of it: the pure part of `findings`.
[[nodiscard]] std::vector<Finding> judged(
    std::vector<Hit> hits,
    std::span<const plan::Standing> standings,
    std::span<const AcceptedHit> accepted,
    plan::PeriodId period
);

}  // namespace dueregard::assurance
