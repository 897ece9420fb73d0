#pragma once
// What the plan does when a person is erased.

#include "accounts/person.hpp"
#include "storage/db.hpp"

namespace dueregard::plan {

/// Takes their name out where it stands as an owner's name was printed.
void erase_person(
    storage::Transaction& tx, accounts::OrganisationId organisation, const accounts::Person& person
);

}  // namespace dueregard::plan
