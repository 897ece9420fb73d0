#pragma once
// Signing in with an e-mail address and a password, with a code after it where the person has a second step,
// and how often that may be tried.

#include "accounts/ids.hpp"
#include "accounts/seal.hpp"
#include "accounts/session_store.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <variant>

namespace dueregard::accounts {

// OWASP ASVS 4.0.3, 2.2.1: no more than 100 failed attempts an hour on one account. A whole council may share
// one network address, so that its limit is wider.
constexpr std::int64_t attempts_window_milliseconds = 15LL * 60 * 1000;
constexpr std::int64_t most_attempts_for_account = 10;
constexpr std::int64_t most_attempts_from_address = 100;
/// Letters that one account can be sent in the same time.
constexpr std::int64_t most_resets_for_account = 3;

struct Credentials {
    std::string email;
    std::string password;
};

/// Faults name the fields "email" and "password".
[[nodiscard]] std::expected<Credentials, Faults>
read_credentials(std::string_view email, std::string_view password);

enum class SignInRefusal {
    wrong,     ///< no such account, no password, the wrong one, or somebody who left: one answer for all
    too_many,  ///< too many attempts for the account or from the address; nothing was compared
};

struct SignedIn {
    OrganisationId organisation;
    PersonId person;
    std::string token;  ///< for the cookie
};

/// The password was right, and a code is wanted before there is a session.
struct CodeWanted {
    std::string token;  ///< for a cookie of its own, until finish_sign_in
};

using SignInStep = std::variant<SignedIn, CodeWanted>;

/// Starts a session, or waits for a code where the person has a second step. An unknown address takes as long
/// as a wrong password. Where one address has accounts in several organisations, the first whose password it
/// is. `previous_token` is the session that the browser had, which ends with the last step.
[[nodiscard]] std::expected<SignInStep, SignInRefusal> sign_in(
    storage::Db& db,
    const Credentials& credentials,
    const Browser& browser,
    std::string_view previous_token = ""
);

enum class CodeRefusal {
    wrong,     ///< or used before; another may be tried
    too_many,  ///< it begins anew with the password; the person is told by mail, since somebody knew it
    over,      ///< begun too long ago, by another browser, or finished already
};

/// What waits for its code.
struct Unfinished {
    std::string token;
    std::string previous_token;  ///< as in sign_in
};

/// With a code of the person's app, or a recovery code. Throws Unavailable where an app's code cannot be
/// checked (`check_code`).
[[nodiscard]] std::expected<SignedIn, CodeRefusal> finish_sign_in(
    storage::Db& db,
    const Seal* seal,
    const Unfinished& unfinished,
    std::string_view typed,
    const Browser& browser,
    Instant now
);

/// Where a sign-in form may lead afterwards: a path of this site, and "/" for anything else.
[[nodiscard]] std::string safe_return_path(std::string_view path);

}  // namespace dueregard::accounts
