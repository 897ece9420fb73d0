#include "assurance/document_hits.hpp"

#include "assurance/standing_check.hpp"
#include "plan/check_parts.hpp"

#include <algorithm>

namespace dueregard::assurance {

namespace {

constexpr std::string_view misprinted = "ref_misprinted";

Hit hit_of(const intake::Problem& problem, const Check& check, std::int64_t subject) {
    return {
        .check = check.name,
        .sentence = problem.sentence,
        .of = problem.of,
        .subject = subject,
        .also = {},
        .fingerprint = plan::fingerprint_of({problem.check, problem.sentence})
    };
}

}  // namespace

std::vector<Hit> document_hits(const intake::Import& import, std::span<const plan::Standing> standings) {
    std::vector<Hit> hits;
    std::int64_t claim = 0;
    for (const auto& problem : import.problems) {
        const auto* check = find_check(problem.check);
        if (check == nullptr) continue;
        if (check->about == About::document) hits.push_back(hit_of(problem, check->check, --claim));
        if (check->check.name != misprinted) continue;
        const auto standing = std::ranges::find(standings, problem.of, [](const plan::Standing& one) {
            return one.measure.ref;
        });
        if (standing != standings.end()) {
            hits.push_back(hit_of(problem, check->check, standing->measure.id.value));
        }
    }
    return hits;
}

}  // namespace dueregard::assurance
