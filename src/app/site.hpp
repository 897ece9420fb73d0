#pragma once
// What the configuration says of this installation, and every part's kinds of letter.

#include "accounts/letter.hpp"
#include "accounts/site.hpp"
#include "base/configuration.hpp"

#include <span>

namespace dueregard::app {

[[nodiscard]] std::span<const accounts::LetterKind> all_letter_kinds();

/// Throws BadRequest where a setting cannot be meant: a mail server, and no address for the links.
[[nodiscard]] accounts::Site read_site(const Configuration& configuration);

}  // namespace dueregard::app
