#pragma once
// Columns of numbers as one Parquet blob, and back; and the rows of a Parquet file that somebody brings, as
// text.

#include "documents/read_document.hpp"

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dueregard::analytics {

/// One column as narrow as it can be.
using Numbers =
    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>;

[[nodiscard]] std::size_t row_count(const Numbers& numbers);

struct StoredColumn {
    std::string name;  ///< letters, digits and _; each once
    Numbers numbers;
    friend bool operator==(const StoredColumn&, const StoredColumn&) = default;
};

/// At least one column, all of one length.
struct StoredTable {
    std::vector<StoredColumn> columns;
    friend bool operator==(const StoredTable&, const StoredTable&) = default;
};

/// Throws Unavailable where DuckDB is not there or has no memory left.
[[nodiscard]] std::string parquet_of(const StoredTable& table);

/// What `parquet_of` made. Refuses bytes that are no such Parquet.
[[nodiscard]] std::expected<StoredTable, documents::Refusal> stored_table(std::string_view parquet);

/// It begins as a Parquet file does.
[[nodiscard]] bool looks_like_parquet(std::string_view bytes);

/// Hands over the headings and then each row as text, whatever is in the columns; a value that is absent is
/// "". `take` answers whether it wants more. Refuses what is no Parquet, is cut off, or lies about itself.
[[nodiscard]] std::expected<void, documents::Refusal>
each_parquet_row(std::string_view bytes, const std::function<bool(std::vector<std::string>&)>& take);

}  // namespace dueregard::analytics
