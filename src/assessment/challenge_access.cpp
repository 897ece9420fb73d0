#include "assessment/challenge_access.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::Permission;
using accounts::Role;

namespace {

/// A role of the council itself: a peer's is of another organisation.
bool is_of_the_council(const Acting& acting) {
    return std::ranges::any_of(acting.roles, [](Role role) {
        return role != Role::peer && accounts::allows(role, Permission::read_challenges);
    });
}

}  // namespace

bool is_peer_of(const Acting& acting, ChallengeId challenge) {
    return std::ranges::find(acting.challenges, challenge) != acting.challenges.end();
}

bool may_see(const Acting& acting, const Challenge& challenge) {
    if (!acting.may(Permission::read_challenges)) return false;
    if (acting.may(Permission::run_challenges) || is_peer_of(acting, challenge.id)) return true;
    return is_of_the_council(acting) && is_final(challenge.stage);
}

bool may_record(const Acting& acting, const Challenge& challenge) {
    if (acting.may(Permission::run_challenges)) return challenge.stage != Stage::closed;
    return acting.may(Permission::record_findings) && is_peer_of(acting, challenge.id)
           && !is_final(challenge.stage);
}

void require_record(const Acting& acting, const Challenge& challenge) {
    if (!may_record(acting, challenge))
        throw Forbidden(fmt::format("{} may not write in this challenge", acting.actor.name));
}

}  // namespace dueregard::assessment
