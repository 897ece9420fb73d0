#pragma once
// Every change's who, when, what and why: written in the same transaction as the change, append-only,
// hash-chained per organisation.
//
// An entry's hash is SHA-256 over: the hash of the entry before it (32 zero bytes for the first),
// organisation, sequence, at, person (0 where none), noun, id, verb, name_digest, content_digest. Whole
// numbers are 8 bytes, most significant first; texts are their length as such a number, and their bytes.
// name_digest is SHA-256 over name_salt and the person's name; content_digest over content_salt, before,
// after, why, and from where, if that is known, written the same way. Where the act was done for somebody,
// their id stands at the end as a whole number.

#include "accounts/ids.hpp"
#include "storage/db.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::accounts {

/// Who acts: a person at a page or the command line. `person` is absent for the program itself (a job, an
/// installation).
struct Actor {
    OrganisationId organisation;
    std::optional<PersonId> person;
    std::string name;
    std::string from = {};  ///< where from: a network address, "command line", or "" where it is not known
    std::optional<PersonId> for_person =
        std::nullopt;  ///< whom they stand in for, or in whose place they enter
};

/// What was done to one record. `noun` is its table's name. `before` and `after` are JSON objects of the
/// changed fields, as text; "" where there is none.
struct Act {
    std::string_view noun;
    std::int64_t id = 0;
    std::string_view verb;  ///< "add", "change", "submit", "agree", …
    std::string before;
    std::string after;
    std::string why;
};

/// `{"title":"…","owner":null}`: what an Act carries, in the order given. An id should be given as it stands
/// in addresses
/// (`address(id)`); bytes are written as their SHA-256.
[[nodiscard]] std::string json_of(std::initializer_list<std::pair<std::string_view, storage::Value>> fields);

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
    std::string from;
    std::optional<PersonId> for_person = std::nullopt;
    std::string for_name = {};  ///< what they are called now
};

/// "Lee Marsh", "Lee Marsh for Ann Hale"; "Erased" in the place of a name that was.
[[nodiscard]] std::string who_acted(const HistoryEntry& entry);

/// One record's entries, newest first.
[[nodiscard]] std::vector<HistoryEntry>
history_of(storage::Db& db, OrganisationId organisation, std::string_view noun, std::int64_t id);

/// An absent value leaves everything in.
struct HistoryFilter {
    std::string text;    ///< stands somewhere in what was, what is, the reason or where it came from
    std::string person;  ///< stands in the name of who did it
    std::string noun;
    std::optional<Date> from;
    std::optional<Date> to;  ///< that day included
};

[[nodiscard]] std::int64_t
count_history(storage::Db& db, OrganisationId organisation, const HistoryFilter& filter);
/// Newest first, `limit` of them after the first `offset`.
[[nodiscard]] std::vector<HistoryEntry> search_history(
    storage::Db& db,
    OrganisationId organisation,
    const HistoryFilter& filter,
    std::int64_t offset,
    std::int64_t limit
);
/// Every noun that something was ever done to, in alphabetical order.
[[nodiscard]] std::vector<std::string> nouns_in_history(storage::Db& db, OrganisationId organisation);

/// What changed, field by field: each field's name with its value before and after, as text; "" where it had
/// none.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;
};

[[nodiscard]] std::vector<FieldChange> field_changes(const HistoryEntry& entry);

/// The sequence number of the first entry whose hash does not follow from what it says and from the one
/// before it, or, where all do, of the first whose name or text was erased without an entry that tells of it
/// (erased_entries.hpp); nothing where the chain is whole.
[[nodiscard]] std::optional<std::int64_t> first_broken_link(storage::Db& db, OrganisationId organisation);

/// The last entry's number and its hash in hexadecimal. Written down elsewhere, it also shows a chain whose
/// end was cut off, which is whole in itself.
struct ChainHead {
    std::int64_t sequence = 0;
    std::string hash;  ///< 64 digits; 64 noughts where nothing was recorded yet
};

[[nodiscard]] ChainHead chain_head(storage::Db& db, OrganisationId organisation);

/// The hash of one entry in hexadecimal; "" where there is none of this number.
[[nodiscard]] std::string chain_hash_at(storage::Db& db, OrganisationId organisation, std::int64_t sequence);

}  // namespace dueregard::accounts
