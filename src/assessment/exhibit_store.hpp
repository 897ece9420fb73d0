#pragma once
// The table exhibit: the evidence room of each challenge.

#include "accounts/acting.hpp"
#include "assessment/exhibit.hpp"
#include "storage/db.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// In the order in which they came, without their files.
[[nodiscard]] std::vector<Exhibit>
exhibits_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);
/// Throws NotFound where there is none or this person may not see its challenge.
[[nodiscard]] Exhibit find_exhibit(storage::Db& db, const accounts::Acting& acting, ExhibitId id);
/// The file; "" where there is none.
[[nodiscard]] std::string bytes_of(storage::Db& db, accounts::OrganisationId organisation, ExhibitId id);

/// Throws BadRequest where it has faults, Forbidden where this person may not write in the challenge.
ExhibitId add_exhibit(
    storage::Transaction& tx, const accounts::Acting& acting, const Exhibit& exhibit, std::string_view bytes
);

}  // namespace dueregard::assessment
