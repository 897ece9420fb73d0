#include "accounts/second_step_letters.hpp"

#include <fmt/core.h>

#include <array>

namespace dueregard::accounts {

namespace {

using storage::Transaction;

LetterText on_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "Signing in to Due Regard now asks for a code",
        .text = fmt::format(
            "A second step was set up for your account at Due Regard ({}): after your password you are asked for a code "
            "from an app. You were signed out everywhere else.\n\n"
            "If that was not you, tell your administrator, who can remove it, and set a new password:\n{}/password-reset\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

LetterText off_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "Signing in to Due Regard no longer asks for a code",
        .text = fmt::format(
            "The second step of your account at Due Regard ({}) was turned off. Your password alone lets you in.\n\n"
            "If neither you nor your administrator did that, set a new password and tell your administrator:\n"
            "{}/password-reset\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

LetterText recovery_code_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "A recovery code was used at Due Regard",
        .text = fmt::format(
            "One of the recovery codes of your account at Due Regard ({}) was used. It works no more.\n\n"
            "See how many are left, and make new ones:\n{}/account/second-step\n\n"
            "If that was not you, set a new password and tell your administrator:\n{}/password-reset\n",
            occasion.organisation_name,
            occasion.site,
            occasion.site
        ),
    };
}

LetterText used_again_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "A code was entered twice at Due Regard",
        .text = fmt::format(
            "After the password of your account at Due Regard ({}), a code from your app was entered that had been used "
            "before. It was refused.\n\n"
            "If you did that, there is nothing to do: wait for the next code. If not, set a new password now and tell your "
            "administrator:\n{}/password-reset\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

LetterText refused_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "Wrong codes were entered for your account at Due Regard",
        .text = fmt::format(
            "Somebody knew the password of your account at Due Regard ({}) and entered wrong codes after it, until we "
            "stopped them. They were not let in.\n\n"
            "If that was not you, set a new password now and tell your administrator:\n{}/password-reset\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

constexpr std::array kinds = {
    LetterKind{second_step_on_kind, "Second step set up", on_letter},
    LetterKind{second_step_off_kind, "Second step turned off", off_letter},
    LetterKind{recovery_code_used_kind, "Recovery code used", recovery_code_letter},
    LetterKind{code_used_again_kind, "Code entered twice", used_again_letter},
    LetterKind{codes_refused_kind, "Wrong codes", refused_letter},
};

}  // namespace

std::span<const LetterKind> second_step_letter_kinds() {
    return kinds;
}

}  // namespace dueregard::accounts
