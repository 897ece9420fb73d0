#include "app/site.hpp"

#include "accounts/password_reset.hpp"
#include "accounts/permission.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/second_step_letters.hpp"
#include "base/failure.hpp"
#include "mail/mail_settings.hpp"
#include "plan/reminder_job.hpp"
#include "scheme/expiry_job.hpp"

#include <fmt/core.h>

#include <vector>

namespace dueregard::app {

std::span<const accounts::LetterKind> all_letter_kinds() {
    static const auto all = [] {
        std::vector<accounts::LetterKind> kinds;
        for (const auto part :
             {accounts::letter_kinds(),
              accounts::second_step_letter_kinds(),
              plan::letter_kinds(),
              scheme::letter_kinds()})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return all;
}

std::optional<openid::OpenIdSettings> read_openid_settings(const Configuration& configuration) {
    auto settings = openid::read_openid_settings(configuration, accounts::site_address(configuration));
    if (!settings) return settings;
    for (const auto& [group, role] : settings->roles) {
        const auto named = accounts::role_named(role);
        if (!named)
            throw BadRequest(fmt::format("DUEREGARD_OPENID_ROLES: there is no role called {}.", role));
        if (!accounts::is_given_by_itself(*named)) {
            throw BadRequest(
                fmt::format("DUEREGARD_OPENID_ROLES: {} comes with a challenge, and with no group.", role)
            );
        }
    }
    return settings;
}

std::unique_ptr<openid::Provider>
read_sign_in_service(const Configuration& configuration, const Clock& clock) {
    auto settings = read_openid_settings(configuration);
    return settings ? std::make_unique<openid::Provider>(std::move(*settings), clock) : nullptr;
}

accounts::Site read_site(const Configuration& configuration) {
    const bool has_mail = mail::read_mail_settings(configuration).has_value();
    if (has_mail && accounts::site_address(configuration).empty()) {
        throw BadRequest("DUEREGARD_SITE is needed for the links in mail: https://dueregard.example.com.");
    }
    return {.mail = has_mail ? accounts::Mail::on : accounts::Mail::off, .letter_kinds = all_letter_kinds()};
}

}  // namespace dueregard::app
