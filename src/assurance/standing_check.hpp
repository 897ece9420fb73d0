#pragma once
// Every check that is put to the register: each part's own, one after the other, and what each is about.

#include "base/check.hpp"

#include <span>
#include <string_view>

namespace dueregard::assurance {

/// What a hit is about: where it is mended, and how long it may stand once it is accepted.
enum class About {
    measure,         ///< what the plan says of a measure, whatever the period
    measure_return,  ///< what its return of one period says, or that there is none
    document,        ///< what an imported document says of itself
    accreditation,   ///< what the council says that it is recognised under, whatever the period
};

struct StandingCheck {
    Check check;
    About about = About::measure;
};

/// In the order of the page of checks.
[[nodiscard]] std::span<const StandingCheck> all_checks();

/// Null where there is none of that name.
[[nodiscard]] const StandingCheck* find_check(std::string_view name);

/// "To mend", "To look at": as a page and a file say it.
[[nodiscard]] std::string_view title_of(Severity severity);
/// "mend", "look": as `dueregard check --json` says it.
[[nodiscard]] std::string_view name_of(Severity severity);

}  // namespace dueregard::assurance
