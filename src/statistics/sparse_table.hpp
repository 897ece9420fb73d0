#pragma once
// Tallies by place, for places far apart: a hash table with the places beside the tallies.

#include "statistics/cube.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dueregard::statistics {

class SparseTable {
public:
    SparseTable();

    void add(std::uint64_t place, Tally tally);

    /// The cells with a record, in no promised order.
    [[nodiscard]] std::vector<Cell> cells() const;

private:
    void grow();
    [[nodiscard]] Cell& slot_of(std::uint64_t place);

    std::vector<Cell> slots_;  ///< free where the count is 0; a power of two of them, at most half in use
    std::size_t used_ = 0;
};

}  // namespace dueregard::statistics
