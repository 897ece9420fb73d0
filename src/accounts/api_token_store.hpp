#pragma once
// The table api_token.

#include "accounts/api_token.hpp"
#include "accounts/history.hpp"
#include "accounts/session_store.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// Answers the token, which is shown once; only its hash is kept. Throws Conflict where the person has
/// most_tokens.
[[nodiscard]] std::string
add_api_token(storage::Transaction& tx, const Actor& actor, const NewApiToken& token);

/// Those that work, the newest first.
[[nodiscard]] std::vector<ApiToken>
api_tokens_of(storage::Db& db, OrganisationId organisation, PersonId person, Instant now);
/// One's own. Throws NotFound where it is another's or works no more.
void end_api_token(storage::Transaction& tx, const Actor& actor, ApiTokenId token);

/// A token that works, and whose it is.
struct LiveToken {
    ApiToken token;
    OrganisationId organisation;
    std::string organisation_name;  ///< the short one
    PersonId person;
    std::string person_name;
    std::vector<RoleGrant> roles;
};

/// Nothing for one that we did not give, that has expired or was ended, or of somebody who left.
[[nodiscard]] std::optional<LiveToken> find_api_token(storage::Db& db, std::string_view token, Instant now);
void touch_api_token(storage::Transaction& tx, OrganisationId organisation, ApiTokenId token);

}  // namespace dueregard::accounts
