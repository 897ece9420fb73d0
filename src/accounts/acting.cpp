#include "accounts/acting.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

bool Acting::may(Permission permission) const {
    return std::ranges::any_of(roles, [&](Role role) { return allows(role, permission); });
}

void Acting::require(Permission permission, std::string_view what) const {
    if (!may(permission)) throw Forbidden(fmt::format("This person may not {}", what));
}

Acting acting_in(const Visit& visit) {
    return {
        .actor = visit.actor(),
        .roles = visit.visitor->roles,
        .service_areas = visit.visitor->service_areas,
        .stands_in_for = visit.visitor->stands_in_for,
        .challenges = visit.visitor->challenges
    };
}

}  // namespace dueregard::accounts
