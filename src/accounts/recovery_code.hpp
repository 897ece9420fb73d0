#pragma once
// A code kept on paper, for when the app that makes codes is out of reach. It works once.

#include <string>
#include <string_view>

namespace dueregard::accounts {

/// 50 random bits as ten letters and digits that are hard to mistake: "k3v9m-7q2xd" (Crockford's Base 32).
/// Kept with a password's hash, since 50 bits are too few for a quick one (OWASP ASVS 4.0.3, 2.6.2).
[[nodiscard]] std::string fresh_recovery_code();

/// As it was shown, whatever case, white space and hyphens it was typed with, and with the digits meant for
/// o, i and l.
[[nodiscard]] std::string read_recovery_code(std::string_view typed);

}  // namespace dueregard::accounts
