#pragma once
// What an administrator has set about this installation that its pages must know.

#include "accounts/letter.hpp"
#include "base/configuration.hpp"

#include <span>
#include <string>

namespace dueregard::openid {
class Provider;
}  // namespace dueregard::openid

namespace dueregard::accounts {

class Seal;

enum class Mail { off, on };

struct Site {
    Mail mail = Mail::off;
    std::span<const LetterKind> letter_kinds;  ///< every part's, for the page of what was not sent
    openid::Provider* openid = nullptr;        ///< the council's own sign-in service, where one is set
    const Seal* seal = nullptr;  ///< for secrets in the register; null: no second step is offered
};

/// DUEREGARD_SITE without a "/" at its end, or "". Throws BadRequest where it is no http or https address of
/// a whole host.
[[nodiscard]] std::string site_address(const Configuration& configuration);

}  // namespace dueregard::accounts
