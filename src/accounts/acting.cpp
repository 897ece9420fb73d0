#include "accounts/acting.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace dueregard::accounts {

namespace {

void add_concern(Concern& concern, const Acting& acting, Permission permission) {
    if (!acting.may(permission) || !acting.actor.person) return;
    concern.people.push_back(*acting.actor.person);
    std::ranges::copy(acting.service_areas, std::back_inserter(concern.service_areas));
    concern.is_everything = concern.is_everything || acting.may(Permission::edit_plan);
}

}  // namespace

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

std::vector<Acting> as_those_away(const Acting& acting) {
    std::vector<Acting> all;
    for (const auto& absent : acting.stands_in_for) {
        auto& as = all.emplace_back(
            Acting{.actor = acting.actor, .roles = absent.roles, .service_areas = absent.service_areas}
        );
        as.actor.person = absent.person;
    }
    return all;
}

Acting by_hand_of(const Acting& acting, Acting as) {
    as.actor.for_person = as.actor.person;
    as.actor.person = acting.actor.person;
    return as;
}

Concern concern_of(const Acting& acting, Permission permission) {
    Concern concern;
    add_concern(concern, acting, permission);
    if (!passes_to_stand_in(permission)) return concern;
    for (const auto& as : as_those_away(acting))
        add_concern(concern, as, permission);
    return concern;
}

}  // namespace dueregard::accounts
