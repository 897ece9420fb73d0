#pragma once
// Asking somebody who is signed in for their password once more, before what must not be done by whoever
// finds the browser open.

#include "accounts/history.hpp"
#include "accounts/session_store.hpp"
#include "base/fault.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string_view>

namespace dueregard::accounts {

/// What is wrong with it, for the field `field`; nothing where it is the person's. It may be tried as often
/// as in signing in, and is counted with it.
[[nodiscard]] std::optional<Fault> fault_of_current_password(
    storage::Db& db,
    const Actor& actor,
    std::string_view password,
    const Browser& browser,
    std::string_view field
);

}  // namespace dueregard::accounts
