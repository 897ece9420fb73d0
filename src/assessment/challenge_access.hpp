#pragma once
// Who may see a challenge, and who may write in it. The route has asked for the permission; this asks whose
// challenge it is.

#include "accounts/acting.hpp"
#include "assessment/challenge.hpp"

namespace dueregard::assessment {

/// Who runs challenges sees all; a peer those they came for; everybody else of the council those whose report
/// is final.
[[nodiscard]] bool may_see(const accounts::Acting& acting, const Challenge& challenge);

/// Who runs challenges until it is closed; its peers until its report is final.
[[nodiscard]] bool may_record(const accounts::Acting& acting, const Challenge& challenge);

/// They came for this one, and their access has not ended.
[[nodiscard]] bool is_peer_of(const accounts::Acting& acting, ChallengeId challenge);

/// Throws Forbidden where `may_record` says no.
void require_record(const accounts::Acting& acting, const Challenge& challenge);

}  // namespace dueregard::assessment
