#pragma once
// Every change's who, when, what and why: written in the same transaction as the change, append-only, hash-chained
// per organisation.

#include "accounts/ids.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// Who acts: a person at a page or the command line. `person` is absent for the program itself (a job, an installation).
struct Actor {
    OrganisationId organisation;
    std::optional<PersonId> person;
    std::string name;
};

/// What was done to one record. `noun` is its table's name. `before` and `after` are JSON objects of the changed
/// fields, as text; "" where there is none.
struct Act {
    std::string_view noun;
    std::int64_t id = 0;
    std::string_view verb;  ///< "add", "change", "submit", "agree", …
    std::string before;
    std::string after;
    std::string why;
};

/// Writes the act in `tx`, chained by SHA-256 to the organisation's entry before it.
void record(storage::Transaction& tx, const Actor& actor, const Act& act);

struct HistoryEntry {
    std::int64_t sequence = 0;  ///< 1, 2, 3 … within the organisation
    Instant at;
    std::optional<PersonId> person;
    std::string person_name;
    std::string noun;
    std::int64_t id = 0;
    std::string verb;
    std::string before;
    std::string after;
    std::string why;
};

/// One record's entries, newest first.
[[nodiscard]] std::vector<HistoryEntry> history_of(
    storage::Db& db, OrganisationId organisation, std::string_view noun, std::int64_t id
);

/// The sequence number of the first entry whose hash does not follow from what it says and from the one before it;
/// nothing where the chain is whole.
[[nodiscard]] std::optional<std::int64_t> first_broken_link(storage::Db& db, OrganisationId organisation);

}  // namespace dueregard::accounts
