#pragma once
// Brings a database from any earlier state to this version's tables, each step in a transaction of its own.

#include "storage/db.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::storage {

/// One step. `name` sorts by date ("2026_11_22_1000_accounts") and is kept in the table schema_migration.
/// `postgresql` is empty where one text serves both.
struct Migration {
    std::string_view name;
    std::string_view sql;
    std::string_view postgresql;
};

/// The steps that this database has not seen yet. Throws Conflict where it has seen one that is not in `all`
/// (a newer version wrote it).
[[nodiscard]] std::vector<std::string> pending(Db& db, std::span<const Migration> all);

/// The steps that this database has seen, in order.
[[nodiscard]] std::vector<std::string> applied(Db& db);

/// Runs those of `all` that this database has not seen, within `tx`: for a register that must come to be all
/// at once.
void migrate_within(Transaction& tx, std::span<const Migration> all);

/// Runs the pending steps in order; answers their names.
std::vector<std::string> migrate(Db& db, std::span<const Migration> all);

}  // namespace dueregard::storage
