#include "accounts/password_check.hpp"

#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "base/ensure.hpp"

#include <string>

namespace dueregard::accounts {

namespace {

struct Account {
    std::string email;
    std::optional<std::string> hash;
};

Account account_of(storage::Db& db, const Actor& actor) {
    ensure(actor.person.has_value(), "a password was asked of nobody");
    const auto row = db.find(
        "select email, password_hash from person where organisation = :organisation and id = :id",
        {actor.organisation, *actor.person}
    );
    ensure(row.has_value(), "a session belongs to nobody");
    return {.email = row->text(0), .hash = row->optional_text(1)};
}

}  // namespace

std::optional<Fault> fault_of_current_password(
    storage::Db& db,
    const Actor& actor,
    std::string_view password,
    const Browser& browser,
    std::string_view field
) {
    const auto account = account_of(db, actor);
    bool is_allowed = false;
    db.write([&](storage::Transaction& tx) {
        is_allowed = count_attempt(tx, {.email = account.email, .address = browser.address});
    });
    if (!is_allowed) {
        return Fault{std::string(field), "You have tried too many times. Try again in 15 minutes"};
    }
    if (!account.hash || !is_password(password, *account.hash)) {
        return Fault{std::string(field), "The current password is not right"};
    }
    db.write([&](storage::Transaction& tx) { forget_attempts_for_account(tx, account.email); });
    return std::nullopt;
}

}  // namespace dueregard::accounts
