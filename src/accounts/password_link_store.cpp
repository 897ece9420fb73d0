#include "accounts/password_link_store.hpp"

#include "accounts/secret.hpp"
#include "web/csrf.hpp"

namespace dueregard::accounts {

namespace {

/// A link made further ahead than this was made by a clock that has since been put back; it would live too
/// long.
constexpr std::int64_t most_ahead_milliseconds = 60LL * 60 * 1000;

}  // namespace

std::string make_password_link(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t milliseconds
) {
    end_password_links_of(tx, organisation, person);
    auto token = web::fresh_token();
    tx.execute(
        "insert into password_link (organisation, id, person, token_hash, made_at, expires_at) values (:organisation, "
        ":id, :person, :token_hash, :made_at, :expires_at)",
        {organisation, tx.new_id(), person, token_hash(token), tx.now(), tx.now().milliseconds + milliseconds}
    );
    return token;
}

std::optional<PasswordLink> find_password_link(storage::Db& db, std::string_view token, Instant now) {
    const auto row = db.find(
        "select l.organisation, l.person, p.name, p.email from password_link l join person p on p.organisation = "
        "l.organisation and p.id = l.person where l.token_hash = :token_hash and l.expires_at > :now and l.made_at <= :ahead and "
        "p.left_at is null",
        {token_hash(token), now, now.milliseconds + most_ahead_milliseconds}
    );
    if (!row) return std::nullopt;
    return PasswordLink{
        .organisation = row->id<OrganisationId>(0),
        .person = row->id<PersonId>(1),
        .person_name = row->text(2),
        .email = row->text(3),
    };
}

void end_password_links_of(storage::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute(
        "delete from password_link where organisation = :organisation and person = :person",
        {organisation, person}
    );
}

}  // namespace dueregard::accounts
