#pragma once
// The tables person and person_act.

#include "accounts/history.hpp"
#include "accounts/person.hpp"
#include "accounts/saved.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// By name, with the roles they have now; those who left too.
[[nodiscard]] std::vector<Person> list_people(storage::Db& db, OrganisationId organisation);
[[nodiscard]] std::optional<Person> find_person(storage::Db& db, OrganisationId organisation, PersonId id);
[[nodiscard]] std::optional<Person>
person_with_email(storage::Db& db, OrganisationId organisation, std::string_view email);

/// Whether anybody besides the actor may do it now.
[[nodiscard]] bool somebody_else_may(storage::Transaction& tx, const Actor& actor, Permission permission);

/// Throws Conflict where somebody of the organisation has that address already.
PersonId add_person(storage::Transaction& tx, const Actor& actor, const NewPerson& person);
/// Renames them or changes their address; links sent to an old address end. Throws NotFound, and Conflict
/// where somebody else has the address or they were erased.
Saved change_person(
    storage::Transaction& tx,
    const Actor& actor,
    PersonId person,
    const NewPerson& fresh,
    std::int64_t version
);
/// `hash` as password_hash (secret.hpp) made it. Ends the person's sessions and the links that were
/// sent. The history says that it was
/// changed, and nothing of it.
void set_password(storage::Transaction& tx, const Actor& actor, PersonId person, const std::string& hash);
/// Their access ends, with all their sessions. Throws Conflict where they left already.
void record_leaving(storage::Transaction& tx, const Actor& actor, PersonId person, std::string_view why);

}  // namespace dueregard::accounts
