#include "accounts/password_change.hpp"

#include "accounts/password_reset.hpp"
#include "accounts/person_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "base/ensure.hpp"

namespace dueregard::accounts {

namespace {

Faults faults_of(const PasswordChange& change) {
    Faults faults;
    if (change.current.empty()) faults.push_back({"current_password", "Enter your current password"});
    if (change.fresh.empty()) {
        faults.push_back({"new_password", "Enter a new password"});
    } else if (const auto fault = fault_of_password(change.fresh)) {
        faults.push_back({"new_password", *fault});
    } else if (change.fresh == change.current) {
        faults.push_back({"new_password", "The new password must differ from the current one"});
    }
    return faults;
}

struct Account {
    std::string email;
    std::optional<std::string> hash;
};

Account account_of(storage::Db& db, const Actor& actor) {
    ensure(actor.person.has_value(), "a password was changed by nobody");
    const auto row = db.find(
        "select email, password_hash from person where organisation = :organisation and id = :id",
        {actor.organisation, *actor.person}
    );
    ensure(row.has_value(), "a session belongs to nobody");
    return {.email = row->text(0), .hash = row->optional_text(1)};
}

}  // namespace

std::expected<std::string, Faults>
change_password(storage::Db& db, const Actor& actor, const PasswordChange& change, const Browser& browser) {
    if (auto faults = faults_of(change); !faults.empty()) return std::unexpected(std::move(faults));
    const auto account = account_of(db, actor);
    bool is_allowed = false;
    db.write([&](storage::Transaction& tx) {
        is_allowed = count_attempt(tx, {.email = account.email, .address = browser.address});
    });
    if (!is_allowed) {
        return std::unexpected(
            Faults{{"current_password", "You have tried too many times. Try again in 15 minutes"}}
        );
    }
    if (!account.hash || !is_password(change.current, *account.hash)) {
        return std::unexpected(Faults{{"current_password", "The current password is not right"}});
    }
    const auto hash = password_hash(change.fresh);
    std::string token;
    db.write([&](storage::Transaction& tx) {
        forget_attempts_for_account(tx, account.email);
        set_password(tx, actor, *actor.person, hash);
        tell_of_new_password(tx, actor.organisation, *actor.person);
        token = start_session(tx, actor.organisation, *actor.person, browser);
    });
    return token;
}

}  // namespace dueregard::accounts
