#include "statistics/cube.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <ranges>
#include <utility>

namespace dueregard::statistics {

namespace {

/// So many cells are held dense whatever the records: 8 MB.
constexpr std::uint64_t always_dense = 1U << 20U;
/// And no more than these: 512 MB.
constexpr std::uint64_t never_dense = 1U << 26U;

std::vector<std::uint32_t> without(std::vector<std::uint32_t> sizes, std::size_t dimension) {
    sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(dimension));
    return sizes;
}

/// A dense cube without one of its dimensions: runs of `inner` cells, added up over the dimension's
/// categories.
Cube summed_dense(const Cube& cube, std::size_t dimension) {
    Cube result{.sizes = without(cube.sizes, dimension), .dense = {}, .sparse = {}};
    const auto inner = cell_count(std::span(cube.sizes).subspan(dimension + 1));
    const auto categories = cube.sizes[dimension];
    result.dense.resize(cube.dense.size() / categories);
    const auto* from = cube.dense.data();
    for (auto* to = result.dense.data(); to != result.dense.data() + result.dense.size(); to += inner) {
        for (std::uint32_t category = 0; category < categories; ++category) {
            for (std::uint64_t i = 0; i < inner; ++i)
                to[i] += from[i];
            from += inner;
        }
    }
    return result;
}

/// Cells of any order, those of one place added up.
void gather(std::vector<Cell>& cells) {
    std::ranges::sort(cells, {}, &Cell::place);
    std::size_t last = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].place == cells[last].place) {
            cells[last].tally += cells[i].tally;
        } else {
            cells[++last] = cells[i];
        }
    }
    if (!cells.empty()) cells.resize(last + 1);
}

Cube summed_sparse(const Cube& cube, std::size_t dimension) {
    Cube result{.sizes = without(cube.sizes, dimension), .dense = {}, .sparse = {}};
    const auto inner = cell_count(std::span(cube.sizes).subspan(dimension + 1));
    const auto block = inner * cube.sizes[dimension];
    const auto place = [&](const Cell& cell) { return cell.place / block * inner + cell.place % inner; };
    const auto cells = cell_count(result.sizes);
    if (fits_dense(cells, cube.sparse.size())) {
        result.dense.resize(cells);
        for (const auto& cell : cube.sparse)
            result.dense[place(cell)] += cell.tally;
    } else {
        for (const auto& cell : cube.sparse)
            result.sparse.push_back({.place = place(cell), .tally = cell.tally});
        gather(result.sparse);
    }
    return result;
}

Cube summed(const Cube& cube, std::size_t dimension) {
    return cube.dense.empty() ? summed_sparse(cube, dimension) : summed_dense(cube, dimension);
}

/// The same cells with the dimensions in another order: `order[i]` is where the i-th stands now.
Cube reordered(const Cube& cube, std::span<const std::size_t> order) {
    if (std::ranges::is_sorted(order)) return cube;
    Cube result;
    for (const auto dimension : order)
        result.sizes.push_back(cube.sizes[dimension]);
    for (const auto& cell : filled_cells(cube)) {
        const auto codes = codes_of(cube.sizes, cell.place);
        std::vector<std::uint32_t> moved;
        for (const auto dimension : order)
            moved.push_back(codes[dimension]);
        result.sparse.push_back({.place = place_of(result.sizes, moved), .tally = cell.tally});
    }
    if (cube.dense.empty()) {
        gather(result.sparse);
        return result;
    }
    result.dense.resize(cube.dense.size());
    for (const auto& cell : std::exchange(result.sparse, {}))
        result.dense[cell.place] = cell.tally;
    return result;
}

}  // namespace

std::uint64_t cell_count(std::span<const std::uint32_t> sizes) {
    std::uint64_t cells = 1;
    for (const auto size : sizes) {
        ensure(
            size > 0 && cells <= std::numeric_limits<std::uint64_t>::max() / size,
            "a cube's cells can be numbered"
        );
        cells *= size;
    }
    return cells;
}

bool fits_dense(std::uint64_t cells, std::uint64_t records) {
    return cells <= always_dense || (cells <= never_dense && cells / 4 <= records);
}

std::uint64_t place_of(std::span<const std::uint32_t> sizes, std::span<const std::uint32_t> codes) {
    ensure(sizes.size() == codes.size(), "a cell has a code for each dimension");
    std::uint64_t place = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        ensure(codes[i] < sizes[i], "a code is one of its dimension's categories");
        place = place * sizes[i] + codes[i];
    }
    return place;
}

std::vector<std::uint32_t> codes_of(std::span<const std::uint32_t> sizes, std::uint64_t place) {
    std::vector<std::uint32_t> codes(sizes.size());
    for (auto i = sizes.size(); i-- > 0; place /= sizes[i])
        codes[i] = static_cast<std::uint32_t>(place % sizes[i]);
    return codes;
}

Tally at(const Cube& cube, std::span<const std::uint32_t> codes) {
    const auto place = place_of(cube.sizes, codes);
    if (!cube.dense.empty()) return cube.dense[place];
    const auto found = std::ranges::lower_bound(cube.sparse, place, {}, &Cell::place);
    return found != cube.sparse.end() && found->place == place ? found->tally : Tally{};
}

std::vector<Cell> filled_cells(const Cube& cube) {
    if (cube.dense.empty()) return cube.sparse;
    std::vector<Cell> cells;
    for (std::uint64_t place = 0; place < cube.dense.size(); ++place) {
        if (cube.dense[place].count > 0) cells.push_back({.place = place, .tally = cube.dense[place]});
    }
    return cells;
}

Cube margin(const Cube& cube, std::span<const std::size_t> kept) {
    Cube result = cube;
    std::vector<std::size_t> left(cube.sizes.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    // From the last dimension to the first, so that the places of those before it stay as they are.
    for (auto dimension = cube.sizes.size(); dimension-- > 0;) {
        if (std::ranges::find(kept, dimension) != kept.end()) continue;
        result = summed(result, dimension);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(dimension));
    }
    ensure(left.size() == kept.size(), "a margin keeps each dimension at most once");
    std::vector<std::size_t> order;
    for (const auto dimension : kept)
        order.push_back(static_cast<std::size_t>(std::ranges::find(left, dimension) - left.begin()));
    return reordered(result, order);
}

std::vector<Cube> all_margins(Cube cube) {
    const auto dimensions = cube.sizes.size();
    ensure(dimensions <= 16, "all margins are made of up to 16 dimensions");
    std::vector<Cube> margins(std::size_t{1} << dimensions);
    const auto all = margins.size() - 1;
    const auto cells = [&](std::size_t set) {
        std::uint64_t product = 1;
        for (std::size_t i = 0; i < dimensions; ++i)
            product *= (set >> i & 1U) != 0 ? cube.sizes[i] : 1U;
        return product;
    };
    std::vector<std::uint64_t> counts(margins.size());
    for (std::size_t set = 0; set <= all; ++set)
        counts[set] = cells(set);
    margins[all] = std::move(cube);
    // A set has a smaller number than any that holds it, so its parents are there before it.
    for (auto set = all; set-- > 0;) {
        std::size_t added = dimensions;
        for (std::size_t i = 0; i < dimensions; ++i) {
            const auto bit = std::size_t{1} << i;
            if ((set & bit) != 0) continue;
            if (added == dimensions || counts[set | bit] < counts[set | (std::size_t{1} << added)]) added = i;
        }
        const auto bit = std::size_t{1} << added;
        const auto before = static_cast<std::size_t>(std::popcount(set & (bit - 1)));
        margins[set] = summed(margins[set | bit], before);
    }
    return margins;
}

}  // namespace dueregard::statistics
