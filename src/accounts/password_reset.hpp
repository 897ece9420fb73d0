#pragma once
// A password set by who reads the mailbox: after a forgotten one, and for who was invited.

#include "accounts/history.hpp"
#include "accounts/letter.hpp"
#include "accounts/session_store.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::accounts {

/// The kinds of letter of this part: password reset, invitation, and that a password was changed or a
/// token made.
[[nodiscard]] std::span<const LetterKind> letter_kinds();

enum class ResetAnswer {
    taken,     ///< a letter waits, or nobody has that address: one answer for both
    too_many,  ///< asked for too often, for the address or from one place; no letter is written
};

/// Everybody with that address who may have a password gets a letter, in each organisation.
[[nodiscard]] ResetAnswer ask_for_reset(storage::Db& db, std::string_view email, const Browser& browser);

/// A letter with a link by which they set their first password; it holds for a week. Who has a password
/// already is not invited: throws Conflict, and also for who has left.
void invite(storage::Transaction& tx, const Actor& actor, PersonId person);

enum class LinkUse {
    set,      ///< all their sessions and links end
    no_link,  ///< used, expired, or never given
};

/// Faults name the field "new_password"; the link may be used again then.
[[nodiscard]] std::expected<LinkUse, Faults>
use_password_link(storage::Db& db, std::string_view token, std::string_view password, Instant now);

/// Tells them that it was done, in case it was not they who did it.
void tell_of_new_password(storage::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace dueregard::accounts
