#include "accounts/session_store.hpp"

#include "accounts/secret.hpp"
#include "accounts/unfinished_sign_in_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "web/csrf.hpp"

#include <algorithm>

namespace dueregard::accounts {

namespace {

constexpr std::size_t longest_browser_name = 200;

Session session_of(const storage::Row& row) {
    return {
        .id = row.id<SessionId>(0),
        .person = row.id<PersonId>(1),
        .started_at = row.instant(2),
        .seen_at = row.instant(3),
        .address = row.text(4),
        .browser = row.text(5),
    };
}

RoleGrant grant_of(const storage::Row& row) {
    const auto role = role_named(row.text(10));
    ensure(role.has_value(), "the table role_grant holds a role that this version does not know");
    return {
        .id = row.id<RoleGrantId>(9),
        .role = *role,
        .service_area = row.optional_id<ServiceAreaId>(11),
        .term = {.from = row.optional_instant(12), .until = row.optional_instant(13)},
        .challenge = row.optional_id<ChallengeId>(14)
    };
}

/// What any browser may send, made fit to be kept and shown.
std::string printable(std::string_view text) {
    std::string result(text.substr(0, longest_browser_name));
    std::ranges::replace_if(result, [](char c) { return c < ' ' || c > '~'; }, '?');
    return result;
}

Instant earlier(Instant now, std::int64_t milliseconds) {
    return {now.milliseconds - milliseconds};
}

Instant later(Instant now, std::int64_t milliseconds) {
    return {now.milliseconds + milliseconds};
}

}  // namespace

std::optional<LiveSession> find_session(storage::Db& db, std::string_view token, Instant now) {
    const auto rows = db.query(
        "select s.id, s.person, s.started_at, s.seen_at, s.address, s.browser, s.organisation, o.short_name, p.name, "
        "g.id, g.role, g.service_area, g.from_at, g.until_at, g.challenge, "
        "s.id_token is null and exists (select 1 from second_step_demand d where d.organisation = s.organisation and "
        "d.ended_at is null) and not exists (select 1 from second_step t where t.organisation = s.organisation and "
        "t.person = s.person and t.confirmed_at is not null) "
        "from session s join organisation o on o.id = s.organisation "
        "join person p on p.organisation = s.organisation and p.id = s.person "
        "left join role_grant g on g.organisation = s.organisation and g.person = s.person and not exists (select 1 from "
        "role_grant_end e where e.organisation = g.organisation and e.role_grant = g.id) "
        "where s.token_hash = :token_hash and p.left_at is null order by g.id",
        {token_hash(token)}
    );
    if (rows.empty()) return std::nullopt;
    LiveSession live{
        .session = session_of(rows.front()),
        .organisation = rows.front().id<OrganisationId>(6),
        .organisation_name = rows.front().text(7),
        .person_name = rows.front().text(8),
        .roles = {},
        .lacks_second_step = rows.front().integer(15) != 0,
    };
    if (is_over(live.session, now)) return std::nullopt;
    for (const auto& row : rows) {
        if (row.is_null(9)) continue;
        auto grant = grant_of(row);
        if (is_within(grant.term, now)) live.roles.push_back(grant);
    }
    return live;
}

std::string start_session(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, const Browser& browser
) {
    tx.execute(
        "delete from session where seen_at <= :idle or started_at <= :longest or seen_at > :ahead",
        {earlier(tx.now(), idle_milliseconds),
         earlier(tx.now(), longest_milliseconds),
         later(tx.now(), idle_milliseconds)}
    );
    auto token = web::fresh_token();
    tx.execute(
        "insert into session (organisation, id, person, token_hash, started_at, seen_at, address, browser) values "
        "(:organisation, :id, :person, :token_hash, :started_at, :seen_at, :address, :browser)",
        {organisation,
         tx.new_id(),
         person,
         token_hash(token),
         tx.now(),
         tx.now(),
         printable(browser.address),
         printable(browser.name)}
    );
    return token;
}

std::string renew_session_token(storage::Transaction& tx, OrganisationId organisation, SessionId session) {
    auto token = web::fresh_token();
    const auto changed = tx.execute(
        "update session set token_hash = :token_hash where organisation = :organisation and id = :id",
        {token_hash(token), organisation, session}
    );
    if (changed == 0) throw Conflict("The session has ended meanwhile.");
    return token;
}

void touch_session(storage::Transaction& tx, OrganisationId organisation, SessionId session) {
    tx.execute(
        "update session set seen_at = :now, started_at = case when started_at > :latest then :latest else started_at end "
        "where organisation = :organisation and id = :id",
        {tx.now(), tx.now(), tx.now(), organisation, session}
    );
}

void end_session(storage::Transaction& tx, OrganisationId organisation, PersonId person, SessionId session) {
    tx.execute(
        "delete from session where organisation = :organisation and id = :id and person = :person",
        {organisation, session, person}
    );
}

void end_session_of_token(storage::Transaction& tx, std::string_view token) {
    tx.execute("delete from session where token_hash = :token_hash", {token_hash(token)});
}

void end_sessions_but(
    storage::Transaction& tx, OrganisationId organisation, PersonId person, SessionId session
) {
    tx.execute(
        "delete from session where organisation = :organisation and person = :person and id <> :session",
        {organisation, person, session}
    );
}

void end_sessions_of(storage::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute(
        "delete from session where organisation = :organisation and person = :person", {organisation, person}
    );
    end_unfinished_sign_ins_of(tx, organisation, person);
}

std::vector<Session> sessions_of(storage::Db& db, OrganisationId organisation, PersonId person, Instant now) {
    std::vector<Session> sessions;
    const auto rows = db.query(
        "select id, person, started_at, seen_at, address, browser from session "
        "where organisation = :organisation and person = :person order by id desc",
        {organisation, person}
    );
    for (const auto& row : rows) {
        if (auto session = session_of(row); !is_over(session, now)) sessions.push_back(std::move(session));
    }
    return sessions;
}

}  // namespace dueregard::accounts
