#pragma once
// Tables of two dimensions with their totals, for tests of disclosure control.

#include "statistics/attack.hpp"
#include "statistics/linked_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace dueregard::support {

/// Row by row, each row's total after it, the columns' totals at the end. A cell costs its count.
inline statistics::LinkedCells linked_table(const std::vector<std::vector<std::int64_t>>& counts) {
    statistics::LinkedCells table;
    const auto add = [&](std::int64_t count) {
        table.cells.push_back({.count = count, .cost = static_cast<double>(count)});
    };
    const auto columns = counts.front().size();
    std::vector<std::int64_t> totals(columns + 1);
    for (const auto& row : counts) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < columns; ++i) {
            add(row[i]);
            sum += row[i];
            totals[i] += row[i];
        }
        add(sum);
        totals[columns] += sum;
    }
    for (const auto total : totals)
        add(total);
    const auto at = [&](std::size_t row, std::size_t column) { return row * (columns + 1) + column; };
    for (std::size_t row = 0; row <= counts.size(); ++row) {
        statistics::Relation relation{.total = at(row, columns), .parts = {}};
        for (std::size_t i = 0; i < columns; ++i)
            relation.parts.push_back(at(row, i));
        table.relations.push_back(relation);
    }
    for (std::size_t i = 0; i <= columns; ++i) {
        statistics::Relation relation{.total = at(counts.size(), i), .parts = {}};
        for (std::size_t row = 0; row < counts.size(); ++row)
            relation.parts.push_back(at(row, i));
        table.relations.push_back(relation);
    }
    return table;
}

/// All counts told but the hidden ones and those in `suppressed`.
inline std::vector<statistics::Told>
told_but(const statistics::LinkedCells& cells, const std::set<std::size_t>& suppressed) {
    std::vector<statistics::Told> told;
    for (std::size_t i = 0; i < cells.cells.size(); ++i) {
        const bool is_told = !suppressed.contains(i) && cells.cells[i].showing != statistics::Showing::hidden;
        told.push_back(is_told ? statistics::told_exactly(cells.cells[i].count) : statistics::told_nothing());
    }
    return told;
}

}  // namespace dueregard::support
