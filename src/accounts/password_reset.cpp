#include "accounts/password_reset.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <array>

namespace dueregard::accounts {

namespace {

using storage::Transaction;

constexpr std::string_view reset_kind = "password_reset";
constexpr std::string_view invitation_kind = "invitation";
constexpr std::string_view changed_kind = "password_changed";

std::string link_for(Transaction& tx, const LetterOccasion& occasion, std::int64_t milliseconds) {
    const auto& letter = occasion.letter;
    return fmt::format(
        "{}/new-password/{}",
        occasion.site,
        make_password_link(tx, letter.organisation, letter.person, milliseconds)
    );
}

LetterText reset_letter(Transaction& tx, const LetterOccasion& occasion) {
    return {
        .subject = "Set a new password for Due Regard",
        .text = fmt::format(
            "Somebody asked for a new password for your account at Due Regard ({}).\n\n"
            "Set a new password within an hour:\n{}\n\n"
            "If that was not you, do nothing: your password stays as it is.\n",
            occasion.organisation_name,
            link_for(tx, occasion, reset_milliseconds)
        ),
    };
}

LetterText invitation_letter(Transaction& tx, const LetterOccasion& occasion) {
    return {
        .subject = "You are invited to Due Regard",
        .text = fmt::format(
            "You have been added to Due Regard ({}), where your organisation keeps its equality objectives and measures.\n\n"
            "Set a password within 7 days:\n{}\n\n"
            "After that, ask for a new link here:\n{}/password-reset\n",
            occasion.organisation_name,
            link_for(tx, occasion, invitation_milliseconds),
            occasion.site
        ),
    };
}

LetterText changed_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "Your password for Due Regard was changed",
        .text = fmt::format(
            "The password of your account at Due Regard ({}) was changed, and you were signed out everywhere.\n\n"
            "If that was not you, set a new one now and tell your administrator:\n{}/password-reset\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

LetterText token_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "A token was made for your account at Due Regard",
        .text = fmt::format(
            "A token for programs was made for your account at Due Regard ({}). Whoever has it comes in as you.\n\n"
            "If that was not you, end it, change your password and tell your administrator:\n{}/account/tokens\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

LetterText stand_in_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "You stand in for somebody in Due Regard",
        .text = fmt::format(
            "Somebody who will be away has named you to give and agree their returns in Due Regard ({}).\n\n"
            "See for whom and until when, or say that you cannot:\n{}/account/delegations\n",
            occasion.organisation_name,
            occasion.site
        ),
    };
}

constexpr std::array kinds = {
    LetterKind{reset_kind, "Password reset", reset_letter},
    LetterKind{invitation_kind, "Invitation", invitation_letter},
    LetterKind{"token_made", "Token made", token_letter},
    LetterKind{"stand_in", "Standing in", stand_in_letter},
    LetterKind{changed_kind, "Password changed", changed_letter},
};

/// Who may sign in, or was invited to: others are only named in the register, and nobody lets themselves in.
void add_reset_letters(Transaction& tx, std::string_view email) {
    const auto rows = tx.db().query(
        "select p.organisation, p.id, p.password_hash is not null from person p "
        "where p.email_key = :email_key and p.left_at is null and (p.password_hash is not null or exists (select 1 from "
        "letter l where l.organisation = p.organisation and l.person = p.id and l.kind = :kind))",
        {email_key(email), invitation_kind}
    );
    for (const auto& row : rows) {
        const auto kind = row.integer(2) != 0 ? reset_kind : invitation_kind;
        add_letter(tx, row.id<OrganisationId>(0), row.id<PersonId>(1), kind);
    }
}

}  // namespace

std::span<const LetterKind> letter_kinds() {
    return kinds;
}

ResetAnswer ask_for_reset(storage::Db& db, std::string_view email, const Browser& browser) {
    auto answer = ResetAnswer::too_many;
    db.write([&](Transaction& tx) {
        const SignInAttempt attempt{
            .email = std::string(email), .address = browser.address, .at = AttemptAt::reset
        };
        answer = count_attempt(tx, attempt) ? ResetAnswer::taken : ResetAnswer::too_many;
        if (answer == ResetAnswer::taken) add_reset_letters(tx, email);
    });
    return answer;
}

void invite(Transaction& tx, const Actor& actor, PersonId person) {
    const auto invited = find_person(tx, actor.organisation, person);
    if (!invited) throw NotFound(fmt::format("There is no person {} in this organisation.", address(person)));
    if (invited->left_at) throw Conflict("Somebody who has left cannot be invited.");
    if (invited->has_password) throw Conflict("Somebody who has a password needs no invitation.");
    add_letter(tx, actor.organisation, person, invitation_kind);
    record(
        tx,
        actor,
        {.noun = "person", .id = person.value, .verb = "invite", .before = "", .after = "", .why = ""}
    );
}

std::expected<LinkUse, Faults>
use_password_link(storage::Db& db, std::string_view token, std::string_view password, Instant now) {
    if (!find_password_link(db, token, now)) return LinkUse::no_link;
    if (password.empty()) return std::unexpected(Faults{{"new_password", "Enter a new password"}});
    if (const auto fault = fault_of_password(password)) {
        return std::unexpected(Faults{{"new_password", *fault}});
    }
    const auto hash = password_hash(password);
    auto use = LinkUse::no_link;
    db.write([&](Transaction& tx) {
        // Asked again: of two at once, one finds it used.
        const auto link = find_password_link(tx, token, tx.now());
        use = link ? LinkUse::set : LinkUse::no_link;
        if (!link) return;
        const Actor actor{
            .organisation = link->organisation, .person = link->person, .name = link->person_name
        };
        set_password(tx, actor, link->person, hash);
        forget_attempts_for_account(tx, link->email);
        tell_of_new_password(tx, link->organisation, link->person);
    });
    return use;
}

void tell_of_new_password(Transaction& tx, OrganisationId organisation, PersonId person) {
    add_letter(tx, organisation, person, changed_kind);
}

}  // namespace dueregard::accounts
