#pragma once
// How long one stays signed in, staying longer, and ending one's sessions elsewhere.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /account/session. Opening it is using the session, and so begins its idle hour anew.
[[nodiscard]] web::Response show_session(Visit& visit);
/// POST /account/session: with the password, a new session takes this one's place.
[[nodiscard]] web::Response create_session_anew(Visit& visit);
/// POST /account/sessions/{}/ending
[[nodiscard]] web::Response end_chosen_session(Visit& visit);
/// POST /account/other-sessions/ending
[[nodiscard]] web::Response end_other_sessions(Visit& visit);

}  // namespace dueregard::accounts
