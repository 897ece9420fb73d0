#pragma once
// Who acts, and what kind of act their roles allow; each noun says besides whose it is.

#include "accounts/visit.hpp"

#include <string_view>
#include <vector>

namespace dueregard::accounts {

struct Acting {
    Actor actor;
    std::vector<Role> roles;
    std::vector<ServiceAreaId> service_areas;  ///< those they answer for
    std::vector<Absent> stands_in_for = {};    ///< what these may, each noun says whether it passes to them
    std::vector<ChallengeId> challenges = {};  ///< those that they are a peer of

    [[nodiscard]] bool may(Permission permission) const;
    /// Throws Forbidden with "NAME may not WHAT".
    void require(Permission permission, std::string_view what) const;
};

[[nodiscard]] Acting acting_in(const Visit& visit);

}  // namespace dueregard::accounts
