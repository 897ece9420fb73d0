#include "accounts/visit.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

bool Visit::may(Permission permission) const {
    if (visitor && visitor->token && !covers(*visitor->token, permission)) return false;
    if (permission == Permission::anyone) return true;
    if (!visitor) return false;
    if (permission == Permission::have_an_account) return true;
    const auto allows_it = [&](Role role) { return allows(role, permission); };
    if (std::ranges::any_of(visitor->roles, allows_it)) return true;
    return passes_to_stand_in(permission)
           && std::ranges::any_of(visitor->stands_in_for, [&](const Absent& absent) {
                  return std::ranges::any_of(absent.roles, allows_it);
              });
}

void Visit::require(Permission permission) const {
    if (may(permission)) return;
    throw Forbidden(fmt::format(
        "{} may not {}.", visitor ? "This person" : "Somebody not signed in", wording_of(permission)
    ));
}

Actor Visit::actor() const {
    ensure(visitor.has_value(), "somebody who is not signed in was asked to act");
    return {
        .organisation = organisation,
        .person = visitor->person,
        .name = visitor->name,
        .from = request.address
    };
}

std::int64_t Visit::parameter_as_id(std::size_t index) const {
    ensure(index < parameters.size(), "a handler asked for a parameter that its path does not have");
    const auto id = from_crockford(parameters[index]);
    if (!id) throw NotFound("The address names something that cannot exist.");
    return *id;
}

bool may_report(
    const Visit& visit, std::optional<PersonId> owner, std::optional<ServiceAreaId> service_area
) {
    if (!visit.may(Permission::report)) return false;
    if (visit.may(Permission::edit_plan) || owner == visit.visitor->person) return true;
    const auto& areas = visit.visitor->service_areas;
    return service_area && std::ranges::find(areas, *service_area) != areas.end();
}

}  // namespace dueregard::accounts
