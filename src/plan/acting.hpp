#pragma once
// Who acts on the plan, and what they may do here: the roles say what kind of act, the measure says whose it
// is.

#include "accounts/history.hpp"
#include "accounts/ids.hpp"
#include "accounts/permission.hpp"

#include <string_view>
#include <vector>

namespace dueregard::plan {

struct Measure;

struct Acting {
    accounts::Actor actor;
    std::vector<accounts::Role> roles;
    std::vector<accounts::ServiceAreaId> service_areas;  ///< those they answer for

    [[nodiscard]] bool may(accounts::Permission permission) const;
    /// Throws Forbidden with "NAME may not WHAT".
    void require(accounts::Permission permission, std::string_view what) const;
};

/// The measure's owner, or of its service area.
[[nodiscard]] bool is_own(const Acting& acting, const Measure& measure);

/// Owners report on what is their own; who may edit the plan may report for anybody, and the history says
/// that they did.
[[nodiscard]] bool may_report_on(const Acting& acting, const Measure& measure);

/// Service leads agree what is their own; who may edit the plan may agree everything.
[[nodiscard]] bool may_agree_on(const Acting& acting, const Measure& measure);

}  // namespace dueregard::plan
