#pragma once
// A published table as anybody sees it: frozen at its date, with what it speaks of and how it was protected.
// Which counts were small and which were left out to protect those is not told: the difference would tell
// something of the counts.

#include "base/clock.hpp"
#include "documents/document.hpp"
#include "monitoring/dataset.hpp"
#include "monitoring/ids.hpp"
#include "monitoring/monitoring_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

struct FrozenCell {
    std::optional<std::int64_t> number;  ///< nothing where it is not shown as a number
    std::string text;
};

struct FrozenTable {
    std::string row_heading;
    std::string column_heading;
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::vector<std::vector<FrozenCell>> cells;
    std::vector<std::string> method;  ///< sentences: population, period, source, policy, what is not shown
    std::int64_t not_shown = 0;       ///< how many counts are suppressed
};

/// From what `publish` let through.
[[nodiscard]] FrozenTable
frozen(const ShownTable& shown, const TableDefinition& definition, const Dataset& dataset);

[[nodiscard]] std::string frozen_json(const FrozenTable& table);
[[nodiscard]] FrozenTable frozen_in(std::string_view json);

/// What stands in the rows of a table with one column of counts: a code list and a grouping of it ("" as
/// recorded). Nothing of a table with more columns.
struct RowList {
    std::string list;
    std::string grouping;
    friend bool operator==(const RowList&, const RowList&) = default;
};

[[nodiscard]] std::optional<RowList> row_list_of(const TableDefinition& definition, const Dataset& dataset);

/// Headings and rows, for CSV.
[[nodiscard]] documents::Table as_table(const FrozenTable& table);

/// The sentences under a table: of whom, when, from where, under which policy.
[[nodiscard]] std::vector<std::string>
method_of(const TableDefinition& definition, const Dataset& dataset, std::int64_t not_shown);

}  // namespace dueregard::monitoring
