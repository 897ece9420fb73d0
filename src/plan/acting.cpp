#include "plan/acting.hpp"

#include "base/failure.hpp"
#include "plan/measure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

using accounts::Permission;

bool Acting::may(Permission permission) const {
    return std::ranges::any_of(roles, [&](accounts::Role role) {
        return accounts::allows(role, permission);
    });
}

void Acting::require(Permission permission, std::string_view what) const {
    if (!may(permission)) throw Forbidden(fmt::format("{} may not {}", actor.name, what));
}

bool is_own(const Acting& acting, const Measure& measure) {
    if (measure.owner && measure.owner == acting.actor.person) return true;
    return measure.service_area
           && std::ranges::find(acting.service_areas, *measure.service_area) != acting.service_areas.end();
}

bool may_report_on(const Acting& acting, const Measure& measure) {
    if (acting.may(Permission::edit_plan)) return true;
    return acting.may(Permission::report) && is_own(acting, measure);
}

bool may_agree_on(const Acting& acting, const Measure& measure) {
    if (!acting.may(Permission::agree_returns)) return false;
    return acting.may(Permission::edit_plan) || is_own(acting, measure);
}

}  // namespace dueregard::plan
