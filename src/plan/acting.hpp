#pragma once
// Who acts on the plan: the roles say what kind of act they may do, the measure says whose it is.

#include "accounts/acting.hpp"

#include <optional>

namespace dueregard::plan {

struct Measure;

using accounts::Acting;

/// The measure's owner, or of its service area.
[[nodiscard]] bool is_own(const Acting& acting, const Measure& measure);

/// As whom they may report on it: by their own rights or, where these will not do, by those of somebody they
/// stand in for. The actor then says for whom it is done: who is away, or the owner in whose place it is
/// entered. Nothing where they may not.
[[nodiscard]] std::optional<Acting> reporter_of(const Acting& acting, const Measure& measure);
/// The same of agreeing and sending back.
[[nodiscard]] std::optional<Acting> agreer_of(const Acting& acting, const Measure& measure);

/// Owners report on what is their own; who may edit the plan may report for anybody, and the history says
/// that they did.
[[nodiscard]] bool may_report_on(const Acting& acting, const Measure& measure);

/// Service leads agree what is their own; who may edit the plan may agree everything.
[[nodiscard]] bool may_agree_on(const Acting& acting, const Measure& measure);

}  // namespace dueregard::plan
