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
    tx.execute(
        "update evidence set withdrawn_by = :erased where organisation = :organisation and withdrawn_by = :name "
        "and exists (select 1 from history h where h.organisation = evidence.organisation and h.noun = 'evidence' "
        "and h.noun_id = evidence.id and h.verb = 'take_back' and h.person = :person)",
        {accounts::erased_name, organisation, person.name, person.id}
    );
}

}  // namespace dueregard::plan
