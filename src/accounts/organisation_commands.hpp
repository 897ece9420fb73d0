#pragma once
// dueregard organisation add, list.

#include "accounts/history.hpp"
#include "accounts/organisation.hpp"
#include "cli/command.hpp"
#include "storage/db.hpp"

namespace dueregard::accounts {

[[nodiscard]] cli::Command add_organisation_command();
[[nodiscard]] cli::Command list_organisations_command();

/// What every command about one organisation takes: --organisation, which may be left out where there is only
/// one.
[[nodiscard]] cli::Option organisation_option();
/// The organisation that a call is about. Throws BadRequest where it cannot be told.
[[nodiscard]] Organisation organisation_of(storage::Db& db, const cli::Call& call);
/// Who acts where a command of the command line does.
[[nodiscard]] Actor command_line_of(OrganisationId organisation);
/// Every sentence in one, for a call that named something wrongly.
[[nodiscard]] std::string sentence_of(const Faults& faults);

}  // namespace dueregard::accounts
