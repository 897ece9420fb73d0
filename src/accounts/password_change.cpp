#include "accounts/password_change.hpp"

#include "accounts/password_check.hpp"
#include "accounts/password_reset.hpp"
#include "accounts/person_store.hpp"
#include "accounts/secret.hpp"

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

}  // namespace

std::expected<std::string, Faults>
change_password(storage::Db& db, const Actor& actor, const PasswordChange& change, const Browser& browser) {
    if (auto faults = faults_of(change); !faults.empty()) return std::unexpected(std::move(faults));
    if (auto fault = fault_of_current_password(db, actor, change.current, browser, "current_password")) {
        return std::unexpected(Faults{std::move(*fault)});
    }
    const auto hash = password_hash(change.fresh);
    std::string token;
    db.write([&](storage::Transaction& tx) {
        set_password(tx, actor, *actor.person, hash);
        tell_of_new_password(tx, actor.organisation, *actor.person);
        token = start_session(tx, actor.organisation, *actor.person, browser);
    });
    return token;
}

}  // namespace dueregard::accounts
