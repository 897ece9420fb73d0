#pragma once
// The table openid_attempt: somebody on their way to the sign-in service and back.

#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

/// Long enough for a second factor and a forgotten password there.
constexpr std::int64_t openid_attempt_milliseconds = 15LL * 60 * 1000;

struct OpenIdAttempt {
    std::string nonce;
    std::string verifier;
    std::string return_to;
};

/// `state` goes round by the service, `browser` stays in a cookie; of both only the hash is kept.
void add_openid_attempt(
    storage::Transaction& tx, std::string_view state, std::string_view browser, const OpenIdAttempt& attempt
);
/// Takes it away, so that it works once. Nothing where it is not there, is too old, or began in another
/// browser.
[[nodiscard]] std::optional<OpenIdAttempt>
take_openid_attempt(storage::Transaction& tx, std::string_view state, std::string_view browser);

}  // namespace dueregard::accounts
