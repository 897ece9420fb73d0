#pragma once
// A table as somebody wants it of a dataset, and as it may be shown.

#include "analytics/parquet.hpp"
#include "base/fault.hpp"
#include "monitoring/dataset_column.hpp"
#include "monitoring/disclosure.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// A column of the dataset along a side of the table, its codes as they are or in the groups of a grouping.
struct TableAxis {
    std::size_t column = 0;
    std::string grouping;  ///< of the column's code list; "" as recorded
    friend bool operator==(const TableAxis&, const TableAxis&) = default;
};

/// Only records with one of these categories of a column.
struct TableFilter {
    std::size_t column = 0;
    std::vector<std::uint32_t> categories;
    friend bool operator==(const TableFilter&, const TableFilter&) = default;
};

struct TableDefinition {
    TableAxis rows;
    std::optional<TableAxis> columns;
    std::vector<TableFilter> filters;  ///< at most one for each column
    std::string policy = "threshold";
    std::string note;  ///< what the analyst adds to the method
    friend bool operator==(const TableDefinition&, const TableDefinition&) = default;
};

/// Only records with an answer in this column.
[[nodiscard]] TableFilter with_an_answer(std::size_t column, const std::vector<DatasetColumn>& columns);

/// What cannot be: fields are those of the builder ("rows", "columns", "filter", "policy").
[[nodiscard]] Faults faults_of(const TableDefinition& wanted, const std::vector<DatasetColumn>& columns);

[[nodiscard]] std::string definition_json(const TableDefinition& definition);
[[nodiscard]] TableDefinition definition_in(std::string_view json);

/// "Ethnic group, 5 groups"
[[nodiscard]] std::string title_of(const TableAxis& axis, const std::vector<DatasetColumn>& columns);
/// "Only Ward: North; Sex: Female"; "" where all records are counted.
[[nodiscard]] std::string
words_of_filters(const TableDefinition& definition, const std::vector<DatasetColumn>& columns);

/// The table as a grid, each side with its total last.
struct ShownTable {
    std::string row_heading;
    std::string column_heading;  ///< "" where the table has one column of counts
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::vector<std::vector<PublishedCell>> cells;
};

struct TableResult {
    ShownTable shown;
    std::vector<std::string> told;  ///< of each published part (published_form.hpp)
};

/// Counts `rows` (dataset_store.hpp) and protects the table together with everything published of the dataset
/// before. Wants a definition without faults.
[[nodiscard]] std::expected<TableResult, DisclosureRefusal> protected_table(
    const TableDefinition& definition,
    const std::vector<DatasetColumn>& columns,
    const analytics::StoredTable& rows,
    const std::vector<std::string>& told_before
);

/// How many counts are not shown, and why.
struct Suppressed {
    std::size_t small = 0;
    std::size_t to_protect = 0;
};

[[nodiscard]] Suppressed suppressed_in(const ShownTable& table);

}  // namespace dueregard::monitoring
