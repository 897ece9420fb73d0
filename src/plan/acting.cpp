#include "plan/acting.hpp"

#include "plan/measure.hpp"

#include <algorithm>

namespace dueregard::plan {

using accounts::Permission;

namespace {

bool may_report_by_own_right(const Acting& acting, const Measure& measure) {
    if (acting.may(Permission::edit_plan)) return true;
    return acting.may(Permission::report) && is_own(acting, measure);
}

bool may_agree_by_own_right(const Acting& acting, const Measure& measure) {
    if (!acting.may(Permission::agree_returns)) return false;
    return acting.may(Permission::edit_plan) || is_own(acting, measure);
}

}  // namespace

bool is_own(const Acting& acting, const Measure& measure) {
    if (measure.owner && measure.owner == acting.actor.person) return true;
    return measure.service_area
           && std::ranges::find(acting.service_areas, *measure.service_area) != acting.service_areas.end();
}

std::optional<Acting> reporter_of(const Acting& acting, const Measure& measure) {
    if (!may_report_by_own_right(acting, measure))
        return accounts::standing_in(acting, [&](const Acting& as) {
            return may_report_by_own_right(as, measure);
        });
    auto as = acting;
    if (measure.owner && measure.owner != acting.actor.person) as.actor.for_person = measure.owner;
    return as;
}

std::optional<Acting> agreer_of(const Acting& acting, const Measure& measure) {
    if (may_agree_by_own_right(acting, measure)) return acting;
    return accounts::standing_in(acting, [&](const Acting& as) {
        return may_agree_by_own_right(as, measure);
    });
}

bool may_report_on(const Acting& acting, const Measure& measure) {
    return reporter_of(acting, measure).has_value();
}

bool may_agree_on(const Acting& acting, const Measure& measure) {
    return agreer_of(acting, measure).has_value();
}

}  // namespace dueregard::plan
