#pragma once
// Entries of the history as a page shows them.

#include "accounts/history.hpp"
#include "accounts/visit.hpp"
#include "web/html.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::accounts {

/// What the ids in an entry stand for, by how they stand in addresses.
using NamesByAddress = std::map<std::string, std::string, std::less<>>;

/// Of the organisation's people and service areas.
[[nodiscard]] NamesByAddress names_by_address(storage::Db& db, OrganisationId organisation);

/// "measure_return" as "Measure return".
[[nodiscard]] std::string in_words(std::string_view name);

/// One row for each, in the order given: when, who, what, what changed, why, and, where any tells it, from
/// where.
[[nodiscard]] web::Html history_table(std::span<const HistoryEntry> entries, const NamesByAddress& names);

/// One record's entries behind one line, for the end of its page: the newest first, without where from for
/// who does not manage people.
[[nodiscard]] web::Html history_fold(Visit& visit, std::string_view noun, std::int64_t id);

}  // namespace dueregard::accounts
