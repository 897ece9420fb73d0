#pragma once
// The second step at sign-in: after the password a code, from an app or from a list kept on paper.

#include "accounts/history.hpp"
#include "accounts/ids.hpp"
#include "accounts/seal.hpp"
#include "accounts/session_store.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

constexpr std::size_t recovery_codes_at_once = 10;
/// How long a secret that was shown waits for the code that confirms it; longer, and it is begun anew.
constexpr std::int64_t set_up_milliseconds = 60LL * 60 * 1000;

/// A secret that a person was shown and has not confirmed, for their app.
struct SetUp {
    std::string letters;  ///< to be typed
    std::string address;  ///< otpauth://…, for a camera
};

/// Shows nothing yet: `set_up_of` does. One that waited is forgotten. Throws Conflict where the person has a
/// second step.
void begin_set_up(storage::Transaction& tx, const Seal& seal, const Actor& actor);
/// Nothing where none was begun within set_up_milliseconds, or it is confirmed, or the key is another now.
[[nodiscard]] std::optional<SetUp> set_up_of(
    storage::Db& db, const Seal& seal, const Actor& actor, std::string_view organisation_name, Instant now
);

struct SetUpDone {
    std::vector<std::string> recovery_codes;  ///< to be shown once
    std::string session_token;                ///< for the cookie: the one before works no more
};

/// The person's other sessions end, and they are told by mail. Faults name the field "code". Throws Conflict
/// where there is nothing to confirm.
[[nodiscard]] std::expected<SetUpDone, Faults> confirm_set_up(
    storage::Db& db, const Seal& seal, const Actor& actor, SessionId session, std::string_view typed
);

enum class CodeAnswer {
    right,     ///< it is used up, and the account's attempts are forgotten
    wrong,     ///< or used before
    too_many,  ///< nothing was compared; counted together with passwords
};

/// What `actor.person`, who has a second step, typed: a code of their app, or a recovery code. White space
/// and hyphens in it count for nothing. A recovery code's use is told by mail. Throws Unavailable for an
/// app's code where there is no seal, or another than the secret was closed with.
[[nodiscard]] CodeAnswer check_code(
    storage::Db& db, const Seal* seal, const Actor& actor, std::string_view typed, const Browser& browser
);
/// The same for a form of somebody signed in: what is wrong with the code, for the field "code".
[[nodiscard]] std::optional<Fault> fault_of_code(
    storage::Db& db, const Seal* seal, const Actor& actor, std::string_view typed, const Browser& browser
);

/// In place of those that there were. To be shown once.
[[nodiscard]] std::vector<std::string> make_recovery_codes(storage::Db& db, const Actor& actor);
/// By the person themselves. They are told by mail.
void turn_off_second_step(storage::Transaction& tx, const Actor& actor);
/// By an administrator, or whoever has the command line, for somebody who lost it; all their sessions end,
/// and they are told by mail. Throws Conflict where they have none, NotFound where there is no such person.
void remove_second_step(storage::Transaction& tx, const Actor& actor, PersonId person, std::string_view why);

}  // namespace dueregard::accounts
