#pragma once
// What a sign-in service says of somebody, and whether it is really it that says so. The one place that knows
// libcjose.

#include "base/clock.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::openid {

struct Claims {
    std::string subject;  ///< who, for this issuer and for ever
    std::string name;
    std::string email;
    bool has_verified_email = false;
    std::vector<std::string> groups;
};

/// What the token must be for.
struct Expected {
    std::string_view issuer;
    std::string_view client;
    std::string_view nonce;
    std::string_view groups_claim;
};

/// How far the service's clock may be from ours.
constexpr std::int64_t leeway_milliseconds = 60'000;

struct TokenFault {
    enum class Kind {
        unknown_key,  ///< signed with a key that is not among these: they may have changed
        refused,
    };

    Kind kind = Kind::refused;
    std::string why;  ///< for the log: no personal data
};

/// `key_set` is the service's as JSON (RFC 7517). Checks the signature, which must be by a public key (never
/// "none", never the client's secret), and steps 2 to 5, 7 and 9 to 11 of OpenID Connect Core 1.0, 3.1.3.7:
/// issuer, audience, authorised party, algorithm, times, nonce.
/// https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
[[nodiscard]] std::expected<Claims, TokenFault>
read_id_token(std::string_view token, const std::string& key_set, const Expected& expected, Instant now);

}  // namespace dueregard::openid
