#pragma once
// The findings for a page: worked out once for all pages until the organisation's history goes on.

#include "assurance/findings.hpp"

#include <functional>

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assurance {

/// Calls `use` with what the checks find in the visit's organisation in `period` today. Everything that a
/// check looks at is told in the history when it changes, so that the history's last entry and the day say
/// whether what was found before still holds.
void with_findings(
    accounts::Visit& visit, const plan::Period& period, const std::function<void(const Findings&)>& use
);

/// The same as a copy.
[[nodiscard]] Findings findings_for(accounts::Visit& visit, const plan::Period& period);

}  // namespace dueregard::assurance
