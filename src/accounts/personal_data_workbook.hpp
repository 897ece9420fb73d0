#pragma once
// What is held on somebody as they would read it: in words, for the page, and as a workbook to take away.

#include "accounts/history_html.hpp"
#include "accounts/personal_data.hpp"
#include "base/clock.hpp"
#include "documents/document.hpp"

#include <cstddef>
#include <string>

namespace dueregard::accounts {

/// The rows with the columns' names in words, times as British time, names for ids of people and service
/// areas, and without numbers that are ours alone. Texts over `longest` characters are cut, and say so by
/// their end.
[[nodiscard]] documents::Table
worded(const PersonalRows& of, const NamesByAddress& names, std::size_t longest);

/// The bytes of an Excel workbook: what it is and what it leaves out, and a sheet for each table that holds
/// something on them. At most `most_rows_in_file` rows of each. Throws NotFound.
[[nodiscard]] std::string
personal_data_workbook(storage::Db& db, OrganisationId organisation, PersonId person, Instant now);

}  // namespace dueregard::accounts
