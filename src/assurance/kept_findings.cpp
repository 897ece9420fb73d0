#include "assurance/kept_findings.hpp"

#include "accounts/history.hpp"
#include "accounts/visit.hpp"
#include "plan/standing.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cstdint>

namespace dueregard::assurance {

using accounts::Visit;

namespace {

/// What the findings depend on. The history is looked at first: what changes while they are worked out then
/// makes them out of date, and never the other way round.
struct Version {
    accounts::ChainHead head;
    std::string about;  ///< the period and the day

    [[nodiscard]] std::string text() const {
        return fmt::format("{} {} {}", head.sequence, head.hash, about);
    }
};

Version version_of(Visit& visit, const plan::Period& period) {
    return {
        .head = accounts::chain_head(visit.db, visit.organisation),
        .about = fmt::format("{} {}", period.id.value, iso_date(visit.clock.today()))
    };
}

/// Whether what was found at an earlier point of the same history, for the same period on the same day, is
/// what would be found now.
bool still_holds(
    Visit& visit, const plan::Period& period, const Version& version, const std::string& earlier
) {
    std::int64_t sequence = 0;
    std::from_chars(earlier.data(), earlier.data() + earlier.size(), sequence);
    const auto hash = accounts::chain_hash_at(visit.db, visit.organisation, sequence);
    const bool is_of_this_history = earlier == Version{{sequence, hash}, version.about}.text();
    return is_of_this_history && !plan::may_have_changed(visit.db, visit.organisation, period, sequence);
}

}  // namespace

void with_findings(
    Visit& visit, const plan::Period& period, const std::function<void(const Findings&)>& use
) {
    const auto find = [&] { return findings(visit.db, visit.organisation, period, visit.clock.today()); };
    if (visit.kept == nullptr) return use(find());
    const auto version = version_of(visit, period);
    visit.kept->with<Findings>(
        "findings of " + address(visit.organisation),
        version.text(),
        find,
        use,
        [&](const std::string& earlier) { return still_holds(visit, period, version, earlier); }
    );
}

Findings findings_for(Visit& visit, const plan::Period& period) {
    Findings copy;
    with_findings(visit, period, [&](const Findings& found) { copy = found; });
    return copy;
}

}  // namespace dueregard::assurance
