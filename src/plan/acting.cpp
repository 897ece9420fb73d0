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

using Right = bool (*)(const Acting& acting, const Measure& measure);

/// The rights are those of who is away, the hand is the stand-in's.
std::optional<Acting> by_standing_in(const Acting& acting, const Measure& measure, Right has_right) {
    for (const auto& absent : acting.stands_in_for) {
        Acting as{.actor = acting.actor, .roles = absent.roles, .service_areas = absent.service_areas};
        as.actor.person = absent.person;
        if (!has_right(as, measure)) continue;
        as.actor.person = acting.actor.person;
        as.actor.for_person = absent.person;
        return as;
    }
    return std::nullopt;
}

}  // namespace

bool is_own(const Acting& acting, const Measure& measure) {
    if (measure.owner && measure.owner == acting.actor.person) return true;
    return measure.service_area
           && std::ranges::find(acting.service_areas, *measure.service_area) != acting.service_areas.end();
}

std::optional<Acting> reporter_of(const Acting& acting, const Measure& measure) {
    if (!may_report_by_own_right(acting, measure))
        return by_standing_in(acting, measure, may_report_by_own_right);
    auto as = acting;
    if (measure.owner && measure.owner != acting.actor.person) as.actor.for_person = measure.owner;
    return as;
}

std::optional<Acting> agreer_of(const Acting& acting, const Measure& measure) {
    if (may_agree_by_own_right(acting, measure)) return acting;
    return by_standing_in(acting, measure, may_agree_by_own_right);
}

bool may_report_on(const Acting& acting, const Measure& measure) {
    return reporter_of(acting, measure).has_value();
}

bool may_agree_on(const Acting& acting, const Measure& measure) {
    return agreer_of(acting, measure).has_value();
}

}  // namespace dueregard::plan
