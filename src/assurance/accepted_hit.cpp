#include "assurance/accepted_hit.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard::assurance {

namespace {

constexpr std::size_t longest_reason = 2000;

bool holds_in_every_period(About about) {
    return about == About::measure || about == About::accreditation;
}

}  // namespace

HitKey key_of(const Hit& hit, const StandingCheck& check, plan::PeriodId period) {
    return {
        .check = std::string(hit.check),
        .subject = std::max(hit.subject, std::int64_t{0}),
        .period = holds_in_every_period(check.about) ? std::nullopt : std::optional(period),
        .fingerprint = hit.fingerprint
    };
}

Faults faults_of_reason(std::string_view why) {
    if (trimmed(why).empty()) return {{"why", "Enter why this may stand"}};
    if (why.size() > longest_reason) return {{"why", "The reason must be 2,000 characters or fewer"}};
    return {};
}

}  // namespace dueregard::assurance
