#include "accounts/api_token_store.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "web/csrf.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

/// So that what looks for secrets in files left lying about knows one of ours.
constexpr std::string_view prefix = "dueregard_";
constexpr std::int64_t day_milliseconds = 24LL * 60 * 60 * 1000;

constexpr std::string_view token_columns = "t.id, t.name, t.scope, t.made_at, t.expires_at, t.used_at";

ApiToken token_of(const storage::Row& row) {
    const auto scope = scope_named(row.text(2));
    ensure(scope.has_value(), "the table api_token holds a scope that this version does not know");
    return {
        .id = row.id<ApiTokenId>(0),
        .name = row.text(1),
        .scope = *scope,
        .made_at = row.instant(3),
        .expires_at = row.instant(4),
        .used_at = row.optional_instant(5),
    };
}

std::string described(const NewApiToken& token, Instant expires_at) {
    return json_of(
        {{"name", token.name}, {"scope", name_of(token.scope)}, {"expires_at", iso_time(expires_at)}}
    );
}

}  // namespace

std::string add_api_token(storage::Transaction& tx, const Actor& actor, const NewApiToken& token) {
    ensure(actor.person.has_value(), "a token was made for nobody");
    if (api_tokens_of(tx, actor.organisation, *actor.person, tx.now()).size() >= most_tokens) {
        throw Conflict("This person has as many tokens as anybody may have.");
    }
    const auto id = tx.fresh<ApiTokenId>();
    const Instant expires_at{tx.now().milliseconds + token.days * day_milliseconds};
    auto secret = fmt::format("{}{}", prefix, web::fresh_token());
    tx.execute(
        "insert into api_token (organisation, id, person, name, scope, token_hash, made_at, expires_at) values "
        "(:organisation, :id, :person, :name, :scope, :token_hash, :made_at, :expires_at)",
        {actor.organisation,
         id,
         *actor.person,
         token.name,
         name_of(token.scope),
         token_hash(secret),
         tx.now(),
         expires_at}
    );
    record(
        tx,
        actor,
        {.noun = "api_token",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = described(token, expires_at),
         .why = ""}
    );
    add_letter(tx, actor.organisation, *actor.person, "token_made");
    return secret;
}

std::vector<ApiToken>
api_tokens_of(storage::Db& db, OrganisationId organisation, PersonId person, Instant now) {
    std::vector<ApiToken> tokens;
    const auto sql = fmt::format(
        "select {} from api_token t where t.organisation = :organisation and t.person = :person and t.expires_at > :now "
        "and t.ended_at is null order by t.id desc",
        token_columns
    );
    for (const auto& row : db.query(sql, {organisation, person, now}))
        tokens.push_back(token_of(row));
    return tokens;
}

void end_api_token(storage::Transaction& tx, const Actor& actor, ApiTokenId token) {
    const auto changed = tx.execute(
        "update api_token set ended_at = :ended_at where organisation = :organisation and id = :id and person = :person "
        "and ended_at is null",
        {tx.now(), actor.organisation, token, actor.person}
    );
    if (changed == 0) throw NotFound("There is no such token, or it is ended.");
    record(
        tx,
        actor,
        {.noun = "api_token", .id = token.value, .verb = "end", .before = "", .after = "", .why = ""}
    );
}

std::optional<LiveToken> find_api_token(storage::Db& db, std::string_view token, Instant now) {
    const auto sql = fmt::format(
        "select {}, t.organisation, o.short_name, t.person, p.name from api_token t "
        "join organisation o on o.id = t.organisation "
        "join person p on p.organisation = t.organisation and p.id = t.person "
        "where t.token_hash = :token_hash and t.expires_at > :now and t.ended_at is null and p.left_at is null",
        token_columns
    );
    const auto row = db.find(sql, {token_hash(token), now});
    if (!row) return std::nullopt;
    LiveToken live{
        .token = token_of(*row),
        .organisation = row->id<OrganisationId>(6),
        .organisation_name = row->text(7),
        .person = row->id<PersonId>(8),
        .person_name = row->text(9),
        .roles = {},
    };
    for (const auto& grant : roles_of(db, live.organisation, live.person)) {
        if (is_within(grant.term, now)) live.roles.push_back(grant);
    }
    return live;
}

void touch_api_token(storage::Transaction& tx, OrganisationId organisation, ApiTokenId token) {
    tx.execute(
        "update api_token set used_at = :used_at where organisation = :organisation and id = :id",
        {tx.now(), organisation, token}
    );
}

}  // namespace dueregard::accounts
