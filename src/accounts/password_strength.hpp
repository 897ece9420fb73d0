#pragma once
// How soon a password would be guessed. The one place that knows zxcvbn.

#include <string>

namespace dueregard::accounts {

/// Whether whoever tries the passwords of others, words, names, dates, keyboard rows and their usual
/// disguises first would be there within 10⁸ attempts: below the third of zxcvbn's steps
/// (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler).
[[nodiscard]] bool is_easily_guessed(const std::string& password);

}  // namespace dueregard::accounts
