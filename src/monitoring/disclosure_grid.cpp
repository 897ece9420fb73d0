#include "monitoring/disclosure_grid.hpp"

#include "base/ensure.hpp"
#include "statistics/attack.hpp"
#include "statistics/grid_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace dueregard::monitoring {

using statistics::Cube;
using statistics::Grid;
using statistics::TableShape;

namespace {

/// Up to so many pairs of a small count and a cell linear programs find a pattern that costs less.
constexpr std::size_t most_pairs = 200'000;

using Codes = std::vector<std::uint32_t>;

/// Of one dimension: the codes let in, sorted, each once.
Codes codes_let_in(const TableShape& shape, std::size_t dimension, std::uint32_t size) {
    const auto slice = std::ranges::find(shape.where, dimension, &statistics::Slice::dimension);
    if (slice == shape.where.end()) {
        Codes all(size);
        std::iota(all.begin(), all.end(), 0U);
        return all;
    }
    auto codes = slice->codes;
    std::ranges::sort(codes);
    const auto twice = std::ranges::unique(codes);
    codes.erase(twice.begin(), twice.end());
    return codes;
}

/// The table as a grid, with the codes of its rows.
struct ShapedGrid {
    std::vector<Codes> codes;
    Grid grid;
};

ShapedGrid shaped_grid(const Cube& cube, const TableShape& shape) {
    ShapedGrid result;
    std::vector<Codes> let_in;
    for (std::size_t i = 0; i < cube.sizes.size(); ++i)
        let_in.push_back(codes_let_in(shape, i, cube.sizes[i]));
    std::vector<std::size_t> rows;
    for (const auto dimension : shape.by) {
        result.codes.push_back(let_in[dimension]);
        rows.push_back(let_in[dimension].size());
    }
    const auto strides = statistics::strides_of(rows);
    std::vector<std::uint32_t> counts(
        std::accumulate(rows.begin(), rows.end(), std::size_t{1}, std::multiplies<>())
    );
    for (const auto& cell : statistics::filled_cells(cube)) {
        const auto codes = statistics::codes_of(cube.sizes, cell.place);
        bool is_in = true;
        for (std::size_t i = 0; i < codes.size() && is_in; ++i)
            is_in = std::ranges::binary_search(let_in[i], codes[i]);
        if (!is_in) continue;
        std::size_t at = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& of = result.codes[i];
            at += static_cast<std::size_t>(std::ranges::lower_bound(of, codes[shape.by[i]]) - of.begin())
                  * strides[i];
        }
        counts[at] += cell.tally.count;
    }
    result.grid = statistics::grid_of(rows, counts);
    return result;
}

bool is_small(std::uint32_t count, const DisclosurePolicy& policy) {
    return count > 0 && count < policy.threshold;
}

/// Cells whose proof is missing or too narrow.
std::vector<OpenCell>
audit(const Grid& grid, const statistics::GridPattern& pattern, const DisclosurePolicy& policy) {
    std::vector<OpenCell> open;
    const auto small =
        std::ranges::count_if(grid.counts, [&](std::uint32_t count) { return is_small(count, policy); });
    ensure(small == std::ssize(pattern.boxes), "every small count has a box");
    for (std::size_t i = 0; i < pattern.boxes.size(); ++i) {
        const auto& box = pattern.boxes[i];
        ensure(box.cell == pattern.primary[i], "a box is that of its cell");
        const auto range = statistics::proved_interval(grid, pattern.suppressed, box);
        if (range && range->upper - range->lower >= policy.width) continue;
        open.push_back({.table = 0, .cell = box.cell, .range = range.value_or(statistics::Interval{})});
    }
    return open;
}

}  // namespace

/// Makes what passed the audit a publication.
class GridDisclosure {
public:
    static Publication published(
        ShapedGrid shaped,
        const TableShape& shape,
        const statistics::GridPattern& pattern,
        const DisclosurePolicy& policy
    ) {
        Published table;
        table.shape_ = shape;
        table.codes_ = std::move(shaped.codes);
        table.policy_ = policy;
        const auto cells = shaped.grid.counts.size();
        table.cells_.reserve(cells);
        table.told_.reserve(cells);
        for (std::size_t i = 0; i < cells; ++i) {
            const auto count = shaped.grid.counts[i];
            if (pattern.suppressed[i] != 0) {
                const auto why = is_small(count, policy) ? Shown::primary : Shown::secondary;
                table.cells_.push_back({.shown = why, .number = std::nullopt, .text = "*"});
                table.told_.push_back(statistics::told_nothing());
            } else {
                table.cells_.push_back(
                    {.shown = Shown::shown, .number = count, .text = fmt::format("{}", count)}
                );
                table.told_.push_back(statistics::told_exactly(count));
            }
        }
        Publication publication{.tables = {}, .cost = pattern.cost, .bound = pattern.bound};
        publication.tables.push_back(std::move(table));
        return publication;
    }
};

std::optional<std::expected<Publication, DisclosureRefusal>>
publish_large(const Cube& cube, const TableShape& wanted, const DisclosurePolicy& policy) {
    if (wanted.by.empty()) return std::nullopt;
    auto shaped = shaped_grid(cube, wanted);
    if (std::ranges::any_of(shaped.codes, &Codes::empty)) return std::nullopt;
    const auto small = std::ranges::count_if(shaped.grid.counts, [&](std::uint32_t count) {
        return is_small(count, policy);
    });
    if (static_cast<std::size_t>(small) * shaped.grid.counts.size() <= most_pairs) return std::nullopt;
    const auto pattern = statistics::grid_pattern(
        shaped.grid, policy.threshold, static_cast<std::int64_t>(std::ceil(policy.width))
    );
    auto open = audit(shaped.grid, pattern, policy);
    if (!open.empty())
        return std::unexpected(DisclosureRefusal{
            .sentence = "An outsider could work out some counts too closely from this table.",
            .open = std::move(open)
        });
    return GridDisclosure::published(std::move(shaped), wanted, pattern, policy);
}

}  // namespace dueregard::monitoring
