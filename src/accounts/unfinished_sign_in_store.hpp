#pragma once
// The table unfinished_sign_in: somebody whose password was right, and whose code is still to come. It is no
// session and opens nothing.

#include "accounts/ids.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

constexpr std::int64_t unfinished_milliseconds = 10LL * 60 * 1000;

struct UnfinishedSignIn {
    OrganisationId organisation;
    PersonId person;
    std::string person_name;
};

/// Answers the token for a cookie of its own; only its hash is kept. Old ones are cleared away.
[[nodiscard]] std::string
begin_sign_in(storage::Transaction& tx, OrganisationId organisation, PersonId person);
/// Nothing for a token that we did not give, one too old or ended, or of somebody who left.
[[nodiscard]] std::optional<UnfinishedSignIn>
find_unfinished_sign_in(storage::Db& db, std::string_view token, Instant now);
/// Whether there was one: of two at once, one finds it gone.
bool end_unfinished_sign_in(storage::Transaction& tx, std::string_view token);
void end_unfinished_sign_ins_of(storage::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace dueregard::accounts
