#include "assurance/standing_check.hpp"

#include "base/ensure.hpp"
#include "plan/checks.hpp"
#include "scheme/checks.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dueregard::assurance {

namespace {

struct Subject {
    std::string_view check;
    About about;
};

/// The plan's checks that are not about the measure itself.
constexpr std::array plan_subjects = std::to_array<Subject>({
    {"status_contradicted", About::measure_return},
    {"claim_not_borne_out", About::document},
    {"commentary_repeated", About::measure_return},
    {"commentary_unchanged", About::measure_return},
    {"status_unexplained", About::measure_return},
    {"evidence_missing", About::measure_return},
    {"evidence_expired", About::measure_return},
    {"return_late", About::measure_return},
});

About about_of(std::string_view check) {
    const auto* const found = std::ranges::find(plan_subjects, check, &Subject::check);
    return found == plan_subjects.end() ? About::measure : found->about;
}

std::vector<StandingCheck> collected() {
    std::vector<StandingCheck> checks;
    for (const auto& listed : plan::all_checks()) {
        checks.push_back({.check = listed.check, .about = about_of(listed.check.name)});
    }
    for (const auto& check : scheme::all_checks())
        checks.push_back({.check = check, .about = About::accreditation});
    return checks;
}

}  // namespace

std::span<const StandingCheck> all_checks() {
    static const auto checks = collected();
    return checks;
}

const StandingCheck* find_check(std::string_view name) {
    const auto found = std::ranges::find(all_checks(), name, [](const StandingCheck& standing) {
        return standing.check.name;
    });
    return found == all_checks().end() ? nullptr : &*found;
}

std::string_view title_of(Severity severity) {
    return severity == Severity::mend ? "To mend" : "To look at";
}

std::string_view name_of(Severity severity) {
    return severity == Severity::mend ? "mend" : "look";
}

}  // namespace dueregard::assurance
