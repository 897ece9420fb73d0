#include "accounts/person_store.hpp"

#include "accounts/password_link_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/session_store.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

constexpr std::string_view person_columns =
    "select id, name, email, password_hash is not null, left_at, version from person where organisation = :organisation ";

Person person_of(const storage::Row& row) {
    return {
        .id = row.id<PersonId>(0),
        .name = row.text(1),
        .email = row.text(2),
        .has_password = row.integer(3) != 0,
        .left_at = row.optional_instant(4),
        .version = row.integer(5),
        .roles = {},
    };
}

std::optional<Person>
with_roles(storage::Db& db, OrganisationId organisation, const std::optional<storage::Row>& row) {
    if (!row) return std::nullopt;
    auto person = person_of(*row);
    person.roles = roles_of(db, organisation, person.id);
    return person;
}

Person required_person(storage::Db& db, OrganisationId organisation, PersonId id) {
    auto person = find_person(db, organisation, id);
    if (!person) throw NotFound(fmt::format("There is no person {} in this organisation.", address(id)));
    return std::move(*person);
}

}  // namespace

std::vector<Person> list_people(storage::Db& db, OrganisationId organisation) {
    std::vector<Person> people;
    auto roles = roles_by_person(db, organisation);
    const auto rows = db.query(fmt::format("{} order by name, id", person_columns), {organisation});
    people.reserve(rows.size());
    for (const auto& row : rows) {
        auto& person = people.emplace_back(person_of(row));
        if (const auto held = roles.find(person.id); held != roles.end())
            person.roles = std::move(held->second);
    }
    return people;
}

std::optional<Person> find_person(storage::Db& db, OrganisationId organisation, PersonId id) {
    return with_roles(
        db, organisation, db.find(fmt::format("{} and id = :id", person_columns), {organisation, id})
    );
}

std::optional<Person>
person_with_email(storage::Db& db, OrganisationId organisation, std::string_view email) {
    const auto sql = fmt::format("{} and email_key = :email_key", person_columns);
    return with_roles(db, organisation, db.find(sql, {organisation, email_key(email)}));
}

bool somebody_else_may(storage::Transaction& tx, const Actor& actor, Permission permission) {
    return std::ranges::any_of(list_people(tx, actor.organisation), [&](const Person& person) {
        return actor.person != person.id && may_at(person, permission, tx.now());
    });
}

PersonId add_person(storage::Transaction& tx, const Actor& actor, const NewPerson& person) {
    if (person_with_email(tx, actor.organisation, person.email)) {
        throw Conflict("Somebody with this email address is there already.");
    }
    const auto id = tx.fresh<PersonId>();
    tx.execute(
        "insert into person (organisation, id, name, email, email_key, added_at) values (:organisation, :id, :name, "
        ":email, :email_key, :added_at)",
        {actor.organisation, id, person.name, person.email, email_key(person.email), tx.now()}
    );
    record(
        tx,
        actor,
        {.noun = "person",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = json_of({{"name", person.name}, {"email", person.email}}),
         .why = ""}
    );
    return id;
}

Saved change_person(
    storage::Transaction& tx,
    const Actor& actor,
    PersonId person,
    const NewPerson& fresh,
    std::int64_t version
) {
    const auto before = required_person(tx, actor.organisation, person);
    if (before.email.empty()) throw Conflict("This person was erased.");
    if (before.version != version) return Saved::stale;
    if (before.name == fresh.name && before.email == fresh.email) return Saved::kept;
    const auto same = person_with_email(tx, actor.organisation, fresh.email);
    if (same && same->id != person) throw Conflict("Somebody with this email address is there already.");
    tx.execute(
        "update person set name = :name, email = :email, email_key = :email_key, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {fresh.name, fresh.email, email_key(fresh.email), actor.organisation, person}
    );
    if (before.email != fresh.email) end_password_links_of(tx, actor.organisation, person);
    record(
        tx,
        actor,
        {.noun = "person",
         .id = person.value,
         .verb = "change",
         .before = json_of({{"name", before.name}, {"email", before.email}}),
         .after = json_of({{"name", fresh.name}, {"email", fresh.email}}),
         .why = ""}
    );
    return Saved::kept;
}

void set_password(storage::Transaction& tx, const Actor& actor, PersonId person, const std::string& hash) {
    (void)required_person(tx, actor.organisation, person);
    tx.execute(
        "update person set password_hash = :hash, version = version + 1 where organisation = :organisation and id = :id",
        {hash, actor.organisation, person}
    );
    end_sessions_of(tx, actor.organisation, person);
    end_password_links_of(tx, actor.organisation, person);
    record(
        tx,
        actor,
        {.noun = "person", .id = person.value, .verb = "set_password", .before = "", .after = "", .why = ""}
    );
}

void record_leaving(storage::Transaction& tx, const Actor& actor, PersonId person, std::string_view why) {
    const auto leaving = required_person(tx, actor.organisation, person);
    if (leaving.left_at) throw Conflict("This person has left already.");
    tx.execute(
        "insert into person_act (organisation, id, person, kind, at, by_person, by_name, why) values (:organisation, "
        ":id, :person, 'left', :at, :by_person, :by_name, :why)",
        {actor.organisation, tx.new_id(), person, tx.now(), actor.person, actor.name, why}
    );
    tx.execute(
        "update person set left_at = :left_at, version = version + 1 where organisation = :organisation and id = :id",
        {tx.now(), actor.organisation, person}
    );
    end_sessions_of(tx, actor.organisation, person);
    end_password_links_of(tx, actor.organisation, person);
    record(
        tx,
        actor,
        {.noun = "person",
         .id = person.value,
         .verb = "leave",
         .before = "",
         .after = json_of({{"left_at", iso_time(tx.now())}}),
         .why = std::string(why)}
    );
}

}  // namespace dueregard::accounts
