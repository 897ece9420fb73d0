#include "statistics/grid.hpp"

#include "base/ensure.hpp"

namespace dueregard::statistics {

std::vector<std::size_t> strides_of(std::span<const std::size_t> sizes) {
    std::vector<std::size_t> strides(sizes.size(), 1);
    for (auto i = sizes.size(); i-- > 1;)
        strides[i - 1] = strides[i] * sizes[i];
    return strides;
}

Grid grid_of(const std::vector<std::size_t>& rows, const std::vector<std::uint32_t>& counts) {
    Grid grid;
    std::size_t all = 1;
    for (const auto size : rows) {
        grid.sizes.push_back(size + 1);
        all *= size + 1;
    }
    const auto strides = strides_of(grid.sizes);
    grid.counts.resize(all);
    std::vector<std::size_t> place(rows.size());
    for (const auto count : counts) {
        std::size_t cell = 0;
        for (std::size_t i = 0; i < place.size(); ++i)
            cell += place[i] * strides[i];
        grid.counts[cell] = count;
        for (auto i = place.size(); i > 0 && ++place[i - 1] == rows[i - 1]; --i)
            place[i - 1] = 0;
    }
    // Each dimension's totals in turn; what was summed over the ones before is summed on.
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ensure(rows[i] > 0, "a dimension has a row");
        for (std::size_t cell = 0; cell < all; ++cell) {
            const auto at = cell / strides[i] % grid.sizes[i];
            if (at + 1 == grid.sizes[i]) continue;
            grid.counts[cell + (grid.sizes[i] - 1 - at) * strides[i]] += grid.counts[cell];
        }
    }
    return grid;
}

std::vector<std::size_t> place_in(const Grid& grid, std::size_t cell) {
    std::vector<std::size_t> place(grid.sizes.size());
    for (auto i = place.size(); i-- > 0; cell /= grid.sizes[i])
        place[i] = cell % grid.sizes[i];
    return place;
}

}  // namespace dueregard::statistics
