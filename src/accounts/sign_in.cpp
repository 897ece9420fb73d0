#include "accounts/sign_in.hpp"

#include "accounts/history.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/person.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_letters.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "accounts/unfinished_sign_in_store.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace dueregard::accounts {

namespace {

struct Candidate {
    OrganisationId organisation;
    PersonId person;
    std::string name;
    std::string password_hash;
};

std::vector<Candidate> candidates(storage::Db& db, std::string_view email) {
    std::vector<Candidate> found;
    const auto rows = db.query(
        "select organisation, id, name, password_hash from person "
        "where email_key = :email_key and left_at is null and password_hash is not null order by organisation, id",
        {email_key(email)}
    );
    for (const auto& row : rows) {
        found.push_back(
            {.organisation = row.id<OrganisationId>(0),
             .person = row.id<PersonId>(1),
             .name = row.text(2),
             .password_hash = row.text(3)}
        );
    }
    return found;
}

std::optional<Candidate> whose_password(const std::vector<Candidate>& candidates, std::string_view password) {
    if (candidates.empty() && !is_password_of_nobody(password)) return std::nullopt;
    const auto owner = std::ranges::find_if(candidates, [&](const Candidate& one) {
        return is_password(password, one.password_hash);
    });
    return owner == candidates.end() ? std::nullopt : std::optional(*owner);
}

/// At today's cost, where the one that is kept was made at another.
std::optional<std::string> renewed_hash(const Candidate& candidate, std::string_view password) {
    if (!wants_new_hash(candidate.password_hash)) return std::nullopt;
    return password_hash(password);
}

void keep_hash(storage::Transaction& tx, const Candidate& candidate, const std::string& hash) {
    tx.execute(
        "update person set password_hash = :hash where organisation = :organisation and id = :id",
        {hash, candidate.organisation, candidate.person}
    );
}

SignedIn
admit(storage::Transaction& tx, const Actor& actor, const Browser& browser, std::string_view previous_token) {
    end_session_of_token(tx, previous_token);
    auto token = start_session(tx, actor.organisation, *actor.person, browser);
    record(
        tx,
        actor,
        {.noun = "person", .id = actor.person->value, .verb = "sign_in", .before = "", .after = "", .why = ""}
    );
    return {.organisation = actor.organisation, .person = *actor.person, .token = std::move(token)};
}

/// A password that was right is not forgotten yet: otherwise whoever knows it could try any number of codes.
SignInStep take_step(
    storage::Transaction& tx,
    const Credentials& credentials,
    const Actor& actor,
    const Browser& browser,
    std::string_view previous_token
) {
    if (has_second_step(tx, actor.organisation, *actor.person)) {
        return CodeWanted{.token = begin_sign_in(tx, actor.organisation, *actor.person)};
    }
    forget_attempts_for_account(tx, credentials.email);
    return admit(tx, actor, browser, previous_token);
}

void stop_trying_codes(storage::Transaction& tx, const Actor& actor, std::string_view token) {
    end_unfinished_sign_in(tx, token);
    add_letter(tx, actor.organisation, *actor.person, codes_refused_kind);
}

}  // namespace

std::expected<Credentials, Faults> read_credentials(std::string_view email, std::string_view password) {
    Faults faults;
    if (trimmed(email).empty()) faults.push_back({"email", "Enter your email address"});
    if (password.empty()) faults.push_back({"password", "Enter your password"});
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return Credentials{.email = std::string(trimmed(email)), .password = std::string(password)};
}

std::expected<SignInStep, SignInRefusal> sign_in(
    storage::Db& db, const Credentials& credentials, const Browser& browser, std::string_view previous_token
) {
    // The attempt is counted before the slow comparison, so that many at once cannot all slip through.
    const SignInAttempt attempt{.email = credentials.email, .address = browser.address};
    bool is_allowed = false;
    db.write([&](storage::Transaction& tx) { is_allowed = count_attempt(tx, attempt); });
    if (!is_allowed) return std::unexpected(SignInRefusal::too_many);
    const auto owner = whose_password(candidates(db, credentials.email), credentials.password);
    if (!owner) return std::unexpected(SignInRefusal::wrong);
    const auto hash = renewed_hash(*owner, credentials.password);
    const Actor actor{.organisation = owner->organisation, .person = owner->person, .name = owner->name};
    SignInStep step;
    db.write([&](storage::Transaction& tx) {
        if (hash) keep_hash(tx, *owner, *hash);
        step = take_step(tx, credentials, actor, browser, previous_token);
    });
    return step;
}

std::expected<SignedIn, CodeRefusal> finish_sign_in(
    storage::Db& db,
    const Seal* seal,
    const Unfinished& unfinished,
    std::string_view typed,
    const Browser& browser,
    Instant now
) {
    const auto found = find_unfinished_sign_in(db, unfinished.token, now);
    if (!found) return std::unexpected(CodeRefusal::over);
    const Actor actor{
        .organisation = found->organisation, .person = found->person, .name = found->person_name
    };
    const auto answer = check_code(db, seal, actor, typed, browser);
    if (answer == CodeAnswer::wrong) return std::unexpected(CodeRefusal::wrong);
    std::optional<SignedIn> signed_in;
    db.write([&](storage::Transaction& tx) {
        signed_in = std::nullopt;
        if (answer == CodeAnswer::too_many) return stop_trying_codes(tx, actor, unfinished.token);
        // Of two at once, one finds it finished.
        if (!end_unfinished_sign_in(tx, unfinished.token)) return;
        signed_in = admit(tx, actor, browser, unfinished.previous_token);
    });
    if (answer == CodeAnswer::too_many) return std::unexpected(CodeRefusal::too_many);
    if (!signed_in) return std::unexpected(CodeRefusal::over);
    return std::move(*signed_in);
}

std::string safe_return_path(std::string_view path) {
    constexpr std::size_t longest = 2000;
    const bool is_ours = path.starts_with('/') && !path.starts_with("//") && path.size() <= longest;
    const bool is_plain =
        std::ranges::all_of(path, [](char c) { return c > ' ' && c < '\x7F' && c != '\\'; });
    const bool is_circle = path.starts_with("/sign-in") || path.starts_with("/sign-out");
    return is_ours && is_plain && !is_circle ? std::string(path) : "/";
}

}  // namespace dueregard::accounts
