#pragma once
// The table password_link: what lets somebody set a password without being signed in.

#include "accounts/ids.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

// OWASP, Forgot Password Cheat Sheet: single use, and for a short time. Somebody invited may be on leave.
constexpr std::int64_t reset_milliseconds = 60LL * 60 * 1000;
constexpr std::int64_t invitation_milliseconds = 7LL * 24 * 60 * 60 * 1000;

struct PasswordLink {
    OrganisationId organisation;
    PersonId person;
    std::string person_name;
    std::string email;
};

/// Answers the token for the link; only its hash is kept. Those that the person had end.
[[nodiscard]] std::string make_password_link(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t milliseconds
);
/// Nothing for a token that we did not give, one that was used or has expired, or somebody who left.
[[nodiscard]] std::optional<PasswordLink>
find_password_link(storage::Db& db, std::string_view token, Instant now);
void end_password_links_of(storage::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace dueregard::accounts
