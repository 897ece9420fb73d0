#include "plan/erasure.hpp"

#include "accounts/erasure.hpp"

namespace dueregard::plan {

void erase_person(
    storage::Transaction& tx, accounts::OrganisationId organisation, const accounts::Person& person
) {
    tx.execute(
        "update measure set printed_owner = '' where organisation = :organisation and printed_owner = :name "
        "and (owner is null or owner = :person)",
        {organisation, person.name, person.id}
    );
}

}  // namespace dueregard::plan
