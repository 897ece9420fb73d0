#pragma once
// Codes that an app on somebody's telephone makes out of a secret and the time (RFC 6238, with SHA-1, six
// digits and 30 seconds, which is what every app takes). The one place that knows liboath.

#include "base/clock.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

constexpr std::size_t one_time_code_digits = 6;
constexpr std::int64_t one_time_code_milliseconds = 30'000;

/// 160 random bits (RFC 4226, 4, R6).
[[nodiscard]] std::string fresh_one_time_secret();
/// As somebody types it into an app: Base 32 (RFC 4648, 6) in capital letters, without padding.
[[nodiscard]] std::string secret_in_letters(std::string_view secret);
/// What a camera reads into an app: otpauth://totp/…, with whose account it is and what for.
[[nodiscard]] std::string
app_address(std::string_view issuer, std::string_view account, std::string_view secret);

/// Which stretch of 30 seconds since 1970 a moment lies in (RFC 6238, 4.2).
[[nodiscard]] std::int64_t time_step(Instant moment);
[[nodiscard]] std::string one_time_code(std::string_view secret, std::int64_t step);
/// The step whose code `typed` is: that of `now`, the one before or the one after, since clocks differ (RFC
/// 6238, 6); nothing where it is another's. Only steps after `last_used` count: a code works once (RFC 6238,
/// 5.2). One further ahead than any code that counts was used by a clock that has been put back since, and
/// holds nobody up.
[[nodiscard]] std::optional<std::int64_t> step_of_code(
    std::string_view secret, std::string_view typed, Instant now, std::optional<std::int64_t> last_used
);

}  // namespace dueregard::accounts
