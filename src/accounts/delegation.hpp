#pragma once
// While somebody is away another stands in for them: gives and agrees the returns and answers the
// self-assessments that they may, and nothing else.

#include "accounts/ids.hpp"
#include "accounts/permission.hpp"
#include "accounts/person.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::accounts {

struct Delegation {
    DelegationId id;
    PersonId absent;
    std::string absent_name;
    PersonId stand_in;
    std::string stand_in_name;
    Instant from;
    Instant until;  ///< the end itself is outside
};

/// "from 1 December 2026 to 14 December 2026"
[[nodiscard]] std::string term_of(const Delegation& delegation);

struct NewDelegation {
    PersonId absent;
    PersonId stand_in;
    Date first_day{};
    Date last_day{};
};

/// Faults name the fields "stand_in", "from" and "until".
[[nodiscard]] Faults faults_of(const NewDelegation& delegation, Date today);

/// Somebody who is away, with the rights that pass to who stands in for them: their own alone, so that
/// nothing is passed on twice.
struct Absent {
    PersonId person;
    std::string name;
    std::vector<Role> roles;                   ///< never administrator
    std::vector<ServiceAreaId> service_areas;  ///< those they answer for
};

/// What standing in for somebody can give: seeing the plan, giving returns, agreeing them, answering
/// self-assessments.
[[nodiscard]] bool passes_to_stand_in(Permission permission);
[[nodiscard]] bool passes_to_stand_in(Role role);

}  // namespace dueregard::accounts
