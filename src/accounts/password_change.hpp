#pragma once
// Changing one's own password.

#include "accounts/history.hpp"
#include "accounts/session_store.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <expected>
#include <string>

namespace dueregard::accounts {

struct PasswordChange {
    std::string current;
    std::string fresh;
};

/// Answers the token of a new session: all of the person's sessions end, this browser's too. Faults name the
/// fields "current_password" and "new_password". The current one may be tried as often as in signing in.
[[nodiscard]] std::expected<std::string, Faults>
change_password(storage::Db& db, const Actor& actor, const PasswordChange& change, const Browser& browser);

}  // namespace dueregard::accounts
