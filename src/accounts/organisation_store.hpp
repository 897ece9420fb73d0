#pragma once
// The table organisation.

#include "accounts/organisation.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

[[nodiscard]] std::vector<Organisation> list_organisations(storage::Db& db);
[[nodiscard]] std::optional<Organisation> find_organisation(storage::Db& db, OrganisationId id);
/// By its id as it stands in addresses, its name or its short name, whatever their case (A to Z). Nothing
/// where none or several answer to it.
[[nodiscard]] std::optional<Organisation> organisation_called(storage::Db& db, std::string_view called);
/// The one there is; nothing where there are several or none.
[[nodiscard]] std::optional<Organisation> only_organisation(storage::Db& db);

/// Throws Conflict where the name is taken. `by` says who acts ("the command line"): nobody belongs to it
/// yet.
OrganisationId
add_organisation(storage::Transaction& tx, const NewOrganisation& organisation, std::string_view by);

}  // namespace dueregard::accounts
