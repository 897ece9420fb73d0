#include "accounts/openid_attempt_store.hpp"

#include "accounts/secret.hpp"

namespace dueregard::accounts {

void add_openid_attempt(
    storage::Transaction& tx, std::string_view state, std::string_view browser, const OpenIdAttempt& attempt
) {
    tx.execute(
        "delete from openid_attempt where made_at <= :past or made_at > :ahead",
        {tx.now().milliseconds - openid_attempt_milliseconds,
         tx.now().milliseconds + openid_attempt_milliseconds}
    );
    tx.execute(
        "insert into openid_attempt (id, state_hash, browser_hash, nonce, verifier, return_to, made_at) values (:id, "
        ":state_hash, :browser_hash, :nonce, :verifier, :return_to, :made_at)",
        {tx.new_id(),
         token_hash(state),
         token_hash(browser),
         attempt.nonce,
         attempt.verifier,
         attempt.return_to,
         tx.now()}
    );
}

std::optional<OpenIdAttempt>
take_openid_attempt(storage::Transaction& tx, std::string_view state, std::string_view browser) {
    const auto row = tx.db().find(
        "select nonce, verifier, return_to from openid_attempt where state_hash = :state_hash and browser_hash = "
        ":browser_hash and made_at > :past and made_at <= :ahead",
        {token_hash(state),
         token_hash(browser),
         tx.now().milliseconds - openid_attempt_milliseconds,
         tx.now().milliseconds + openid_attempt_milliseconds}
    );
    tx.execute("delete from openid_attempt where state_hash = :state_hash", {token_hash(state)});
    if (!row) return std::nullopt;
    return OpenIdAttempt{.nonce = row->text(0), .verifier = row->text(1), .return_to = row->text(2)};
}

}  // namespace dueregard::accounts
