#pragma once
// What the configuration says of this installation, and every part's kinds of letter.

#include "accounts/letter.hpp"
#include "accounts/site.hpp"
#include "base/clock.hpp"
#include "base/configuration.hpp"
#include "openid/provider.hpp"

#include <memory>
#include <span>

namespace dueregard::app {

[[nodiscard]] std::span<const accounts::LetterKind> all_letter_kinds();

/// The council's own sign-in service; null where none is set. Throws BadRequest where a setting cannot be
/// meant, a role that there is not among them.
[[nodiscard]] std::unique_ptr<openid::Provider>
read_sign_in_service(const Configuration& configuration, const Clock& clock);

/// Nothing where no sign-in service is set. Throws BadRequest as read_sign_in_service does.
[[nodiscard]] std::optional<openid::OpenIdSettings> read_openid_settings(const Configuration& configuration);

/// Throws BadRequest where a setting cannot be meant: a mail server, and no address for the links.
[[nodiscard]] accounts::Site read_site(const Configuration& configuration);

}  // namespace dueregard::app
