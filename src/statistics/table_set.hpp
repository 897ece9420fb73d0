#pragma once
// Tables wanted of one cube, as cells that are linked: those that stand in several tables once, and below
// them the parts that no table shows but every outsider can reckon with.

#include "statistics/cube.hpp"
#include "statistics/linked_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dueregard::statistics {

/// Only records with one of these codes of a dimension.
struct Slice {
    std::size_t dimension = 0;
    std::vector<std::uint32_t> codes;
    friend bool operator==(const Slice&, const Slice&) = default;
};

/// A table by some of a cube's dimensions, with all its totals.
struct TableShape {
    std::vector<std::size_t> by;
    std::vector<Slice>
        where;  ///< at most one for each dimension; only codes in it have a row where the table is by it
    friend bool operator==(const TableShape&, const TableShape&) = default;
};

struct ShapedTable {
    std::vector<std::vector<std::uint32_t>> codes;  ///< of each dimension of the table, those that have a row
    std::vector<std::size_t> cells;  ///< places in LinkedCells: each dimension's codes, then its total; the
                                     ///< last dimension runs fastest
};

struct TableSet {
    LinkedCells linked;  ///< cells of a table are free and cost their count, at least 1; parts are hidden
    std::vector<std::uint32_t> key_sums;  ///< of each cell
    std::vector<ShapedTable> tables;
    /// False where the parts below all tables are too many to reckon with (200,000): tables are then linked
    /// through the cells they share alone.
    bool has_parts = true;
};

[[nodiscard]] TableSet table_set(const Cube& cube, const std::vector<TableShape>& shapes);

}  // namespace dueregard::statistics
