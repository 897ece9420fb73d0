#pragma once
// The table sign_in_attempt. It keeps hashes of what was tried, so that it tells nobody's address, nor a
// password that was typed into the wrong field.

#include "storage/db.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dueregard::accounts {

/// What is tried: each is counted by itself, so that asking for resets locks nobody out.
enum class AttemptAt {
    password,
    reset,  ///< a letter asked for
};

struct SignInAttempt {
    std::string email;
    std::string address;  ///< the network address it came from; "" is counted as one like any other
    AttemptAt at = AttemptAt::password;
};

/// Whether it may go on; it is counted then. The limits stand in sign_in.hpp.
[[nodiscard]] bool count_attempt(storage::Transaction& tx, const SignInAttempt& attempt);
/// A sign-in service lets whole councils in from one address on one morning; a flood is thousands a minute.
constexpr std::int64_t most_openid_attempts_from_address = 1000;
/// The same for who goes to the sign-in service from this network address: nobody knows yet who they are.
[[nodiscard]] bool count_openid_attempt(storage::Transaction& tx, std::string_view address);
/// After the right password.
void forget_attempts_for_account(storage::Transaction& tx, std::string_view email);

}  // namespace dueregard::accounts
