#pragma once
// What tables a database has, for what goes through all of them whatever they hold: a backup and its restore.

#include "storage/db.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dueregard::storage {

struct Table {
    std::string name;
    std::vector<std::string> columns;  ///< in the order of their names, which is alike on both engines
    std::vector<std::string> key;      ///< of the primary key, in its order; every column where there is none
};

/// Every table of the register but the ledger of migrations, in the order of their names. What SQLite keeps
/// of its full text search is none: it follows from the tables it is about.
[[nodiscard]] std::vector<Table> tables(Db& db);

/// The columns of `table` by which its rows point to a row of `target`, without the organisation that every
/// key begins with; none where no foreign key says so.
[[nodiscard]] std::vector<std::string>
columns_pointing_to(Db& db, const std::string& table, const std::string& target);

/// Nothing was ever made here, not even the ledger.
[[nodiscard]] bool is_empty(Db& db);

/// Runs `load`, which may write rows before those they point to: foreign keys are asked for at its end.
/// Throws Conflict where one does not hold.
void with_keys_asked_last(Transaction& tx, const std::function<void()>& load);

/// A name as SQL text writes it, whatever it is.
[[nodiscard]] std::string quoted(const std::string& name);

}  // namespace dueregard::storage
