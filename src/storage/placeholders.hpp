#pragma once
// From our one way of writing a value's place in SQL (`:name`) to each engine's own.

#include <cstddef>
#include <string>
#include <string_view>

namespace dueregard::storage {

enum class PlaceholderStyle {
    question_mark,  ///< ?, ?, … as SQLite reads it
    dollar_number,  ///< $1, $2, … as PostgreSQL reads it
};

struct PlacedSql {
    std::string sql;
    std::size_t count = 0;  ///< how many values it wants
};

/// Replaces each `:name` by a place of its own, in the order in which they stand; the same name twice is two
/// places. Text in quotes, comments and PostgreSQL's `::` casts stay as they are.
[[nodiscard]] PlacedSql place(std::string_view sql, PlaceholderStyle style);

}  // namespace dueregard::storage
