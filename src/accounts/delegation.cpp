#include "accounts/delegation.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

std::string term_of(const Delegation& delegation) {
    const auto last_day = british_date({delegation.until.milliseconds - 1});
    return fmt::format("from {} to {}", long_date(british_date(delegation.from)), long_date(last_day));
}

Faults faults_of(const NewDelegation& delegation, Date today) {
    Faults faults;
    if (!delegation.stand_in) faults.push_back({"stand_in", "Choose who stands in"});
    if (delegation.stand_in && delegation.stand_in == delegation.absent)
        faults.push_back({"stand_in", "Choose somebody else: nobody stands in for themselves"});
    if (delegation.last_day < delegation.first_day) {
        faults.push_back({"until", "The last day must not be before the first"});
    } else if (delegation.last_day < today) {
        faults.push_back({"until", "The last day must be today or later"});
    }
    return faults;
}

bool passes_to_stand_in(Permission permission) {
    return permission == Permission::read_plan || permission == Permission::report
           || permission == Permission::agree_returns || permission == Permission::assess;
}

bool passes_to_stand_in(Role role) {
    return role != Role::administrator && role != Role::peer;
}

}  // namespace dueregard::accounts
