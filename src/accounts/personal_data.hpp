#pragma once
// Everything the register holds on one person, found by what the tables themselves say: which columns point
// to a person. A table that is added later is found without being listed here.

#include "accounts/ids.hpp"
#include "storage/db.hpp"
#include "storage/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// A table with the columns that say a person's id: "owner", "person", "ended_by".
struct TableOfPeople {
    storage::Table table;
    std::vector<std::string> people;
};

/// In the order of their names; "person" itself, by its id, is the first.
[[nodiscard]] std::vector<TableOfPeople> tables_of_people(storage::Db& db);

/// The column that keeps the name beside the id in `column`: "person_name" beside "person"; "" where there is
/// none.
[[nodiscard]] std::string name_column_of(const storage::Table& table, std::string_view column);

/// A hash, a digest, a salt, a secret: it says nothing of a person and is never shown.
[[nodiscard]] bool is_secret(std::string_view column);

/// Rows of one table that are about one person or were written by them.
struct PersonalRows {
    std::string table;
    std::vector<std::string> columns;  ///< without the organisation's, and without secrets
    std::vector<std::vector<storage::Value>> rows;
    std::int64_t total = 0;  ///< how many there are, of which `rows` may be the first
};

/// Tables with nothing on them are left out; at most `most` rows of each. Of the history: what they did, what
/// was done for them, and what was done to their account. Throws NotFound.
[[nodiscard]] std::vector<PersonalRows>
personal_data_of(storage::Db& db, OrganisationId organisation, PersonId person, std::int64_t most);

/// A value as it stands in the file: instants by their column's name as ISO 8601, ids as they stand in
/// addresses.
[[nodiscard]] storage::Value told(std::string_view column, const storage::Value& value);

inline constexpr std::int64_t most_rows_in_file = 20'000;

/// {"about": …, "made_at": …, "tables": [{"table", "total", "rows": [{column: value}]}]}, with at most
/// `most_rows_in_file` rows of each table.
[[nodiscard]] std::string
personal_data_json(storage::Db& db, OrganisationId organisation, PersonId person, Instant now);

/// SQL, after "from history where organisation = :organisation and": what was done to a person's account,
/// their roles, tokens and delegations. It takes the person four times.
inline constexpr std::string_view history_about_person =
    "((noun = 'person' and noun_id = :person) "
    "or (noun = 'role_grant' and exists (select 1 from role_grant g where g.organisation = history.organisation and "
    "g.id = history.noun_id and g.person = :person)) "
    "or (noun = 'api_token' and exists (select 1 from api_token t where t.organisation = history.organisation and "
    "t.id = history.noun_id and t.person = :person)) "
    "or (noun = 'delegation' and exists (select 1 from delegation d where d.organisation = history.organisation and "
    "d.id = history.noun_id and d.absent = :person)))";

}  // namespace dueregard::accounts
