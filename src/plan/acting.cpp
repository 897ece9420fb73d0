#include "plan/acting.hpp"

#include "plan/measure.hpp"

#include <algorithm>

namespace dueregard::plan {

using accounts::Permission;

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
