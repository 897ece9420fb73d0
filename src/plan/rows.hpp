#pragma once
// Many rows at once, for imports and for opening a period.

#include "storage/db.hpp"

#include <string_view>
#include <vector>

namespace dueregard::plan {

/// Inserts `rows` into `table` (a name and its columns in brackets: "measure (organisation, id)"), a hundred
/// at a time. Every row has as many values as there are columns.
void insert_rows(
    storage::Transaction& tx, std::string_view table, const std::vector<std::vector<storage::Value>>& rows
);

}  // namespace dueregard::plan
