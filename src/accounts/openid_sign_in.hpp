#pragma once
// Whom a sign-in service means, and what their groups let them do.

#include "accounts/session_store.hpp"
#include "accounts/sign_in.hpp"
#include "openid/provider.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string_view>

namespace dueregard::accounts {

/// Starts a session for whom the service says came. They are known by issuer and subject; the first time by
/// their e-mail address, where the service is trusted with it, or are added where there is one organisation
/// and a group of theirs has a role. With roles by groups set, roles that groups gave are given and ended as
/// they are now; those that an administrator gave stay. Nothing where nobody here is meant.
[[nodiscard]] std::optional<SignedIn> sign_in_by_openid(
    storage::Db& db,
    const openid::OpenIdSettings& settings,
    const openid::Arrived& arrived,
    const Browser& browser,
    std::string_view previous_token
);

/// The token that a session began with; "" where it began with a password.
[[nodiscard]] std::string id_token_of(storage::Db& db, OrganisationId organisation, SessionId session);

}  // namespace dueregard::accounts
