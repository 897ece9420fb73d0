#include "accounts/second_step.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/one_time_code.hpp"
#include "accounts/person_store.hpp"
#include "accounts/recovery_code.hpp"
#include "accounts/second_step_letters.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>

namespace dueregard::accounts {

namespace {

using storage::Transaction;

/// What the seal is over: whose secret it is.
std::string about(OrganisationId organisation, PersonId person) {
    return fmt::format("second step {} {}", crockford(organisation.value), crockford(person.value));
}

PersonId self(const Actor& actor) {
    ensure(actor.person.has_value(), "a second step was asked of nobody");
    return *actor.person;
}

Person person_of(storage::Db& db, OrganisationId organisation, PersonId id) {
    auto person = find_person(db, organisation, id);
    if (!person) throw NotFound(fmt::format("There is no person {} in this organisation.", address(id)));
    return std::move(*person);
}

void record_act(
    Transaction& tx, const Actor& actor, PersonId person, std::string_view verb, std::string_view why = ""
) {
    record(
        tx,
        actor,
        {.noun = "person",
         .id = person.value,
         .verb = verb,
         .before = "",
         .after = "",
         .why = std::string(why)}
    );
}

/// The secret that waits to be confirmed; nothing where there is none.
std::optional<std::string>
waiting_secret(storage::Db& db, const Seal& seal, const Actor& actor, Instant now) {
    const auto step = find_second_step(db, actor.organisation, self(actor));
    if (!step || step->confirmed_at) return std::nullopt;
    if (std::abs(now.milliseconds - step->begun_at.milliseconds) >= set_up_milliseconds) return std::nullopt;
    return seal.opened(step->sealed_secret, about(actor.organisation, self(actor)));
}

struct FreshCodes {
    std::vector<std::string> codes;
    std::vector<std::string> hashes;
};

FreshCodes fresh_codes() {
    FreshCodes fresh;
    for (std::size_t i = 0; i < recovery_codes_at_once; ++i) {
        fresh.codes.push_back(fresh_recovery_code());
        fresh.hashes.push_back(password_hash(fresh.codes.back()));
    }
    return fresh;
}

/// Codes are shown, and copied, in groups.
std::string without_spaces(std::string_view typed) {
    std::string code(typed);
    std::erase_if(code, [](char c) { return c == ' ' || c == '\t' || c == '-'; });
    return code;
}

bool is_app_code(std::string_view code) {
    return code.size() == one_time_code_digits && std::ranges::all_of(code, is_digit);
}

/// Somebody may have looked over a shoulder (OWASP ASVS 2.8.5).
void tell_of_code_used_again(Transaction& tx, const Actor& actor) {
    record_act(tx, actor, self(actor), "use_code_again");
    add_letter(tx, actor.organisation, self(actor), code_used_again_kind);
}

CodeAnswer check_app_code(
    storage::Db& db, const Seal* seal, const Actor& actor, std::string_view code, std::string_view email
) {
    const auto person = self(actor);
    const auto kept = find_second_step(db, actor.organisation, person);
    if (!kept || !kept->confirmed_at) return CodeAnswer::wrong;
    const auto secret =
        seal == nullptr ? std::nullopt : seal->opened(kept->sealed_secret, about(actor.organisation, person));
    if (!secret) {
        throw Unavailable(
            "A code of an app could not be checked: DUEREGARD_SEAL_KEY_FILE must hold the key with which it was set up."
        );
    }
    bool is_right = false;
    db.write([&](Transaction& tx) {
        const auto step = step_of_code(*secret, code, tx.now(), kept->last_step);
        is_right = step && use_time_step(tx, actor.organisation, person, *step);
        if (is_right) forget_attempts_for_account(tx, email);
        const bool was_used = !is_right && step_of_code(*secret, code, tx.now(), std::nullopt);
        if (was_used) tell_of_code_used_again(tx, actor);
    });
    return is_right ? CodeAnswer::right : CodeAnswer::wrong;
}

CodeAnswer
check_recovery_code(storage::Db& db, const Actor& actor, const std::string& code, std::string_view email) {
    const auto person = self(actor);
    const auto codes = recovery_codes_of(db, actor.organisation, person);
    const auto found =
        std::ranges::find_if(codes, [&](const RecoveryCode& one) { return is_password(code, one.hash); });
    if (found == codes.end()) return CodeAnswer::wrong;
    bool is_right = false;
    db.write([&](Transaction& tx) {
        is_right = use_recovery_code(tx, actor.organisation, found->id);
        if (!is_right) return;
        forget_attempts_for_account(tx, email);
        record_act(tx, actor, person, "use_recovery_code");
        add_letter(tx, actor.organisation, person, recovery_code_used_kind);
    });
    return is_right ? CodeAnswer::right : CodeAnswer::wrong;
}

}  // namespace

void begin_set_up(Transaction& tx, const Seal& seal, const Actor& actor) {
    if (has_second_step(tx, actor.organisation, self(actor))) {
        throw Conflict("This person has a second step already.");
    }
    delete_second_step(tx, actor.organisation, self(actor));
    const auto sealed = seal.closed(fresh_one_time_secret(), about(actor.organisation, self(actor)));
    add_second_step(tx, actor.organisation, self(actor), sealed);
}

std::optional<SetUp> set_up_of(
    storage::Db& db, const Seal& seal, const Actor& actor, std::string_view organisation_name, Instant now
) {
    const auto secret = waiting_secret(db, seal, actor, now);
    if (!secret) return std::nullopt;
    const auto person = person_of(db, actor.organisation, self(actor));
    return SetUp{
        .letters = secret_in_letters(*secret),
        .address = app_address(fmt::format("Due Regard ({})", organisation_name), person.email, *secret),
    };
}

std::expected<SetUpDone, Faults> confirm_set_up(
    storage::Db& db, const Seal& seal, const Actor& actor, SessionId session, std::string_view typed
) {
    const auto code = without_spaces(typed);
    if (code.empty()) return std::unexpected(Faults{{"code", "Enter the code that your app shows"}});
    auto fresh = fresh_codes();
    SetUpDone done{.recovery_codes = std::move(fresh.codes), .session_token = ""};
    bool is_right = false;
    db.write([&](Transaction& tx) {
        const auto secret = waiting_secret(tx, seal, actor, tx.now());
        if (!secret) throw Conflict("No second step waits to be confirmed; begin to set it up again.");
        const auto step = step_of_code(*secret, code, tx.now(), std::nullopt);
        is_right = step.has_value();
        if (!step) return;
        confirm_second_step(tx, actor.organisation, self(actor), *step);
        replace_recovery_codes(tx, actor.organisation, self(actor), fresh.hashes);
        end_sessions_but(tx, actor.organisation, self(actor), session);
        done.session_token = renew_session_token(tx, actor.organisation, session);
        record_act(tx, actor, self(actor), "set_up_second_step");
        add_letter(tx, actor.organisation, self(actor), second_step_on_kind);
    });
    if (is_right) return done;
    return std::unexpected(Faults{{"code", "The code is not right. Enter the one that your app shows now"}});
}

CodeAnswer check_code(
    storage::Db& db, const Seal* seal, const Actor& actor, std::string_view typed, const Browser& browser
) {
    const auto email = person_of(db, actor.organisation, self(actor)).email;
    bool is_allowed = false;
    db.write([&](Transaction& tx) {
        is_allowed = count_attempt(tx, {.email = email, .address = browser.address});
    });
    if (!is_allowed) return CodeAnswer::too_many;
    const auto code = without_spaces(typed);
    if (is_app_code(code)) return check_app_code(db, seal, actor, code, email);
    return check_recovery_code(db, actor, read_recovery_code(code), email);
}

std::optional<Fault> fault_of_code(
    storage::Db& db, const Seal* seal, const Actor& actor, std::string_view typed, const Browser& browser
) {
    if (without_spaces(typed).empty()) return Fault{"code", "Enter a code from your app, or a recovery code"};
    switch (check_code(db, seal, actor, typed, browser)) {
    case CodeAnswer::right:
        return std::nullopt;
    case CodeAnswer::wrong:
        return Fault{"code", "The code is not right, or it was used before"};
    case CodeAnswer::too_many:
        break;
    }
    return Fault{"code", "You have tried too many times. Try again in 15 minutes"};
}

std::vector<std::string> make_recovery_codes(storage::Db& db, const Actor& actor) {
    auto fresh = fresh_codes();
    db.write([&](Transaction& tx) {
        if (!has_second_step(tx, actor.organisation, self(actor))) {
            throw Conflict("Recovery codes are for somebody who has a second step.");
        }
        replace_recovery_codes(tx, actor.organisation, self(actor), fresh.hashes);
        record_act(tx, actor, self(actor), "make_recovery_codes");
    });
    return std::move(fresh.codes);
}

void turn_off_second_step(Transaction& tx, const Actor& actor) {
    if (!has_second_step(tx, actor.organisation, self(actor))) {
        throw Conflict("This person has no second step.");
    }
    delete_second_step(tx, actor.organisation, self(actor));
    record_act(tx, actor, self(actor), "turn_off_second_step");
    add_letter(tx, actor.organisation, self(actor), second_step_off_kind);
}

void remove_second_step(Transaction& tx, const Actor& actor, PersonId person, std::string_view why) {
    const auto found = person_of(tx, actor.organisation, person);
    if (!has_second_step(tx, actor.organisation, person)) {
        throw Conflict(fmt::format("{} has no second step at sign-in.", found.name));
    }
    delete_second_step(tx, actor.organisation, person);
    end_sessions_of(tx, actor.organisation, person);
    record_act(tx, actor, person, "remove_second_step", why);
    add_letter(tx, actor.organisation, person, second_step_off_kind);
}

}  // namespace dueregard::accounts
