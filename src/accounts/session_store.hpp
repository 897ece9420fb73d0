#pragma once
// The table session.

#include "accounts/person.hpp"
#include "accounts/session.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// Where and with what a session is started.
struct Browser {
    std::string address;
    std::string name;
};

/// A session that still holds, and whose it is.
struct LiveSession {
    Session session;
    OrganisationId organisation;
    std::string organisation_name;  ///< the short one
    std::string person_name;
    std::vector<RoleGrant> roles;
    /// The organisation demands a second step of administrators, and they came in by a password without one.
    bool lacks_second_step = false;
};

/// One query. Nothing for a token that we did not give, a session that is over, or somebody who left.
[[nodiscard]] std::optional<LiveSession> find_session(storage::Db& db, std::string_view token, Instant now);

/// Answers the token for the cookie; only its hash is kept. Sessions that are over are cleared away.
std::string
start_session(storage::Transaction& tx, OrganisationId organisation, PersonId person, const Browser& browser);
/// The token for the cookie from now on: the same session, and the one it had works no more.
[[nodiscard]] std::string
renew_session_token(storage::Transaction& tx, OrganisationId organisation, SessionId session);
void touch_session(storage::Transaction& tx, OrganisationId organisation, SessionId session);
/// One's own: nothing happens where `session` is another person's.
void end_session(storage::Transaction& tx, OrganisationId organisation, PersonId person, SessionId session);
/// Nothing happens for a token that we did not give.
void end_session_of_token(storage::Transaction& tx, std::string_view token);
/// All but this one.
void end_sessions_but(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, SessionId session
);
/// And what they had begun of signing in.
void end_sessions_of(storage::Transaction& tx, OrganisationId organisation, PersonId person);

/// Those that still hold, the newest first.
[[nodiscard]] std::vector<Session>
sessions_of(storage::Db& db, OrganisationId organisation, PersonId person, Instant now);

}  // namespace dueregard::accounts
