#include "accounts/unfinished_sign_in_store.hpp"

#include "accounts/secret.hpp"
#include "web/csrf.hpp"

namespace dueregard::accounts {

std::string begin_sign_in(storage::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute(
        "delete from unfinished_sign_in where made_at <= :past or made_at > :ahead",
        {tx.now().milliseconds - unfinished_milliseconds, tx.now().milliseconds + unfinished_milliseconds}
    );
    auto token = web::fresh_token();
    tx.execute(
        "insert into unfinished_sign_in (organisation, id, person, token_hash, made_at) values (:organisation, :id, "
        ":person, :token_hash, :made_at)",
        {organisation, tx.new_id(), person, token_hash(token), tx.now()}
    );
    return token;
}

std::optional<UnfinishedSignIn>
find_unfinished_sign_in(storage::Db& db, std::string_view token, Instant now) {
    const auto row = db.find(
        "select u.organisation, u.person, p.name from unfinished_sign_in u join person p on p.organisation = "
        "u.organisation and p.id = u.person where u.token_hash = :token_hash and u.made_at > :past and u.made_at <= :ahead and "
        "p.left_at is null",
        {token_hash(token),
         now.milliseconds - unfinished_milliseconds,
         now.milliseconds + unfinished_milliseconds}
    );
    if (!row) return std::nullopt;
    return UnfinishedSignIn{
        .organisation = row->id<OrganisationId>(0),
        .person = row->id<PersonId>(1),
        .person_name = row->text(2),
    };
}

bool end_unfinished_sign_in(storage::Transaction& tx, std::string_view token) {
    return tx.execute("delete from unfinished_sign_in where token_hash = :token_hash", {token_hash(token)})
           == 1;
}

void end_unfinished_sign_ins_of(storage::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute(
        "delete from unfinished_sign_in where organisation = :organisation and person = :person",
        {organisation, person}
    );
}

}  // namespace dueregard::accounts
