#include "accounts/sign_in_attempt_store.hpp"

#include "accounts/person.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

std::string_view name_of(AttemptAt at) {
    return at == AttemptAt::password ? "" : "reset ";
}

std::string about_account(std::string_view email, AttemptAt at) {
    return hexadecimal(sha256(fmt::format("{}account {}", name_of(at), email_key(email))));
}

std::string about_address(std::string_view address, AttemptAt at) {
    return hexadecimal(sha256(fmt::format("{}address {}", name_of(at), address)));
}

std::int64_t most_for_account(AttemptAt at) {
    return at == AttemptAt::password ? most_attempts_for_account : most_resets_for_account;
}

std::int64_t attempts_about(storage::Transaction& tx, std::string_view about) {
    return tx.db().find("select count(*) from sign_in_attempt where about = :about", {about})->integer(0);
}

void add_attempt(storage::Transaction& tx, std::string_view about) {
    tx.execute(
        "insert into sign_in_attempt (id, about, at) values (:id, :about, :at)",
        {tx.new_id(), about, tx.now()}
    );
}

void forget_old_attempts(storage::Transaction& tx) {
    // What a clock counted that was ahead binds nobody once it is right.
    tx.execute(
        "delete from sign_in_attempt where at <= :past or at > :ahead",
        {tx.now().milliseconds - attempts_window_milliseconds,
         tx.now().milliseconds + attempts_window_milliseconds}
    );
}

}  // namespace

bool count_attempt(storage::Transaction& tx, const SignInAttempt& attempt) {
    const auto account = about_account(attempt.email, attempt.at);
    const auto address = about_address(attempt.address, attempt.at);
    forget_old_attempts(tx);
    const bool is_allowed = attempts_about(tx, account) < most_for_account(attempt.at)
                            && attempts_about(tx, address) < most_attempts_from_address;
    if (!is_allowed) return false;
    add_attempt(tx, account);
    add_attempt(tx, address);
    return true;
}

bool count_openid_attempt(storage::Transaction& tx, std::string_view address) {
    const auto about = hexadecimal(sha256(fmt::format("openid address {}", address)));
    forget_old_attempts(tx);
    if (attempts_about(tx, about) >= most_openid_attempts_from_address) return false;
    add_attempt(tx, about);
    return true;
}

void forget_attempts_for_account(storage::Transaction& tx, std::string_view email) {
    tx.execute(
        "delete from sign_in_attempt where about = :about", {about_account(email, AttemptAt::password)}
    );
}

}  // namespace dueregard::accounts
