#include "accounts/openid_sign_in.hpp"

#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"

#include <algorithm>
#include <set>

namespace dueregard::accounts {

namespace {

using openid::Claims;
using openid::OpenIdSettings;
using storage::Transaction;

struct Meant {
    OrganisationId organisation;
    PersonId person;
    std::string name;
};

Actor service_of(OrganisationId organisation) {
    return {.organisation = organisation, .person = std::nullopt, .name = "The sign-in service"};
}

Meant meant_by(const storage::Row& row) {
    return {.organisation = row.id<OrganisationId>(0), .person = row.id<PersonId>(1), .name = row.text(2)};
}

/// The group that gave each role that they should have.
std::map<Role, std::string> roles_by_groups(const OpenIdSettings& settings, const Claims& claims) {
    std::map<Role, std::string> wanted;
    for (const auto& [group, name] : settings.roles) {
        const auto role = role_named(name);
        const bool is_member = std::ranges::find(claims.groups, group) != claims.groups.end();
        if (role && is_member) wanted.try_emplace(*role, group);
    }
    return wanted;
}

void link(Transaction& tx, const OpenIdSettings& settings, const Claims& claims, const Meant& meant) {
    tx.execute(
        "insert into openid_person (organisation, person, issuer, subject, linked_at) values (:organisation, :person, "
        ":issuer, :subject, :linked_at)",
        {meant.organisation, meant.person, settings.issuer, claims.subject, tx.now()}
    );
    record(
        tx,
        service_of(meant.organisation),
        {.noun = "person",
         .id = meant.person.value,
         .verb = "link_sign_in",
         .before = "",
         .after = json_of({{"issuer", settings.issuer}}),
         .why = ""}
    );
}

bool is_trusted_with_email(const OpenIdSettings& settings, const Claims& claims) {
    const bool is_trusted = claims.has_verified_email || settings.email_trust == openid::EmailTrust::always;
    return is_trusted && is_email(claims.email);
}

/// Whoever is linked to another subject of the same service is not taken over by an address.
std::optional<Meant> known_by_email(Transaction& tx, const OpenIdSettings& settings, const Claims& claims) {
    const auto rows = tx.db().query(
        "select p.organisation, p.id, p.name from person p where p.email_key = :email_key and p.left_at is null and not "
        "exists (select 1 from openid_person o where o.organisation = p.organisation and o.person = p.id and o.issuer = "
        ":issuer) order by p.organisation, p.id",
        {email_key(claims.email), settings.issuer}
    );
    return rows.empty() ? std::nullopt : std::optional(meant_by(rows.front()));
}

std::optional<Meant> newcomer(Transaction& tx, const OpenIdSettings& settings, const Claims& claims) {
    const auto organisation = only_organisation(tx);
    if (!organisation || roles_by_groups(settings, claims).empty()) return std::nullopt;
    // Somebody who left, or is another subject, has the address.
    if (person_with_email(tx, organisation->id, claims.email)) return std::nullopt;
    const auto person = read_person(claims.name.empty() ? claims.email : claims.name, claims.email);
    if (!person) return std::nullopt;
    const auto id = add_person(tx, service_of(organisation->id), *person);
    return Meant{.organisation = organisation->id, .person = id, .name = person->name};
}

std::optional<Meant> who_is_meant(Transaction& tx, const OpenIdSettings& settings, const Claims& claims) {
    const auto linked = tx.db().find(
        "select p.organisation, p.id, p.name, p.left_at is not null from openid_person o join person p on p.organisation "
        "= o.organisation and p.id = o.person where o.issuer = :issuer and o.subject = :subject",
        {settings.issuer, claims.subject}
    );
    if (linked) return linked->integer(3) != 0 ? std::nullopt : std::optional(meant_by(*linked));
    if (!is_trusted_with_email(settings, claims)) return std::nullopt;
    auto meant = known_by_email(tx, settings, claims);
    if (!meant) meant = newcomer(tx, settings, claims);
    if (meant) link(tx, settings, claims, *meant);
    return meant;
}

void bring_roles_up_to_date(
    Transaction& tx, const OpenIdSettings& settings, const Claims& claims, const Meant& meant
) {
    if (settings.roles.empty()) return;
    const auto service = service_of(meant.organisation);
    auto wanted = roles_by_groups(settings, claims);
    for (const auto& grant : roles_of(tx, meant.organisation, meant.person)) {
        const auto row = tx.db().find(
            "select from_group from role_grant where organisation = :organisation and id = :id",
            {meant.organisation, grant.id}
        );
        const bool is_whole = !grant.service_area && grant.term == Term{};
        const bool is_wanted = is_whole && wanted.contains(grant.role);
        if (is_wanted) wanted.erase(grant.role);
        if (!is_wanted && !row->is_null(0)) end_role(tx, service, grant.id, "No longer in the group.");
    }
    for (const auto& [role, group] : wanted) {
        const auto grant = give_role(tx, service, meant.person, role);
        tx.execute(
            "update role_grant set from_group = :from_group where organisation = :organisation and id = :id",
            {group, meant.organisation, grant}
        );
    }
}

}  // namespace

std::optional<SignedIn> sign_in_by_openid(
    storage::Db& db,
    const OpenIdSettings& settings,
    const openid::Arrived& arrived,
    const Browser& browser,
    std::string_view previous_token
) {
    std::optional<SignedIn> signed_in;
    db.write([&](Transaction& tx) {
        signed_in = std::nullopt;
        const auto meant = who_is_meant(tx, settings, arrived.claims);
        if (!meant) return;
        bring_roles_up_to_date(tx, settings, arrived.claims, *meant);
        end_session_of_token(tx, previous_token);
        auto token = start_session(tx, meant->organisation, meant->person, browser);
        tx.execute(
            "update session set id_token = :id_token where token_hash = :token_hash",
            {arrived.id_token, token_hash(token)}
        );
        record(
            tx,
            {.organisation = meant->organisation, .person = meant->person, .name = meant->name},
            {.noun = "person",
             .id = meant->person.value,
             .verb = "sign_in",
             .before = "",
             .after = "",
             .why = ""}
        );
        signed_in =
            SignedIn{.organisation = meant->organisation, .person = meant->person, .token = std::move(token)};
    });
    return signed_in;
}

std::string id_token_of(storage::Db& db, OrganisationId organisation, SessionId session) {
    const auto row = db.find(
        "select id_token from session where organisation = :organisation and id = :id",
        {organisation, session}
    );
    return row ? row->optional_text(0).value_or("") : "";
}

}  // namespace dueregard::accounts
