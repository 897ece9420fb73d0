#include "scheme/checks.hpp"

#include <fmt/core.h>

#include <array>

namespace dueregard::scheme {

namespace {

constexpr std::array checks = {
    Check{
        .name = "accreditation_expired",
        .title = "Accreditation that has expired and is still claimed",
        .question = "Does every accreditation that the council claims still hold?",
        .severity = Severity::mend
    },
};

}  // namespace

std::span<const Check> all_checks() {
    return checks;
}

std::vector<Hit> hits_in(std::span<const Accreditation> accreditations, Date today) {
    std::vector<Hit> hits;
    for (const auto& one : accreditations) {
        if (standing_on(one, today) != Standing::expired) continue;
        hits.push_back(
            {.check = checks.front().name,
             .sentence = fmt::format(
                 "{} expired on {} and is still claimed: renew it, or say that it is no longer held.",
                 name_of(one),
                 long_date(*one.expires)
             ),
             .of = name_of(one),
             .subject = one.id.value,
             .also = {},
             .fingerprint = iso_date(*one.expires)}
        );
    }
    return hits;
}

}  // namespace dueregard::scheme
