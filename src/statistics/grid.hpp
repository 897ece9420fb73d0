#pragma once
// One table of several dimensions with all its totals, held as one run of counts: for tables too large to be
// held as cells and relations.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dueregard::statistics {

struct Grid {
    std::vector<std::size_t> sizes;     ///< of each dimension, its total counted in: it stands last
    std::vector<std::uint32_t> counts;  ///< the last dimension runs fastest
};

/// How far apart neighbours of each dimension stand in `counts`.
[[nodiscard]] std::vector<std::size_t> strides_of(std::span<const std::size_t> sizes);

/// From the counts without totals, each dimension at least one long.
[[nodiscard]] Grid grid_of(const std::vector<std::size_t>& rows, const std::vector<std::uint32_t>& counts);

/// Where a cell stands in each dimension.
[[nodiscard]] std::vector<std::size_t> place_in(const Grid& grid, std::size_t cell);

}  // namespace dueregard::statistics
