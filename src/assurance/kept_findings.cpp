#include "assurance/kept_findings.hpp"

#include "accounts/history.hpp"
#include "accounts/visit.hpp"

#include <fmt/core.h>

namespace dueregard::assurance {

using accounts::Visit;

namespace {

/// What the findings depend on. The history is looked at first: what changes while they are worked out then
/// makes them out of date, and never the other way round.
std::string version_of(Visit& visit, const plan::Period& period) {
    const auto head = accounts::chain_head(visit.db, visit.organisation);
    return fmt::format(
        "{} {} {} {}", head.sequence, head.hash, period.id.value, iso_date(visit.clock.today())
    );
}

}  // namespace

void with_findings(
    Visit& visit, const plan::Period& period, const std::function<void(const Findings&)>& use
) {
    const auto find = [&] { return findings(visit.db, visit.organisation, period, visit.clock.today()); };
    if (visit.kept == nullptr) return use(find());
    visit.kept->with<Findings>(
        "findings of " + address(visit.organisation), version_of(visit, period), find, use
    );
}

Findings findings_for(Visit& visit, const plan::Period& period) {
    Findings copy;
    with_findings(visit, period, [&](const Findings& found) { copy = found; });
    return copy;
}

}  // namespace dueregard::assurance
