#include "statistics/table_set.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <utility>

namespace dueregard::statistics {

namespace {

constexpr std::uint64_t most_parts = 200'000;

using Codes = std::vector<std::uint32_t>;

/// What a cell counts: for each of the cube's dimensions the codes let in; empty: all of them.
using Box = std::vector<Codes>;

Codes all_codes(std::uint32_t size) {
    Codes codes(size);
    std::iota(codes.begin(), codes.end(), 0U);
    return codes;
}

/// The codes of a dimension that have a row or are let in; sorted.
Codes codes_in(const TableShape& shape, std::size_t dimension, std::uint32_t size) {
    for (const auto& slice : shape.where) {
        if (slice.dimension != dimension) continue;
        auto codes = slice.codes;
        std::ranges::sort(codes);
        const auto twice = std::ranges::unique(codes);
        codes.erase(twice.begin(), twice.end());
        ensure(codes.empty() || codes.back() < size, "a slice names codes of its dimension");
        return codes;
    }
    return all_codes(size);
}

Codes as_side(Codes codes, std::uint32_t size) {
    return codes.size() == size ? Codes{} : std::move(codes);
}

/// Calls `visit` with every choice of one number below each of `sizes`, the last running fastest.
template <typename Visit>
void each_choice(std::span<const std::size_t> sizes, const Visit& visit) {
    if (std::ranges::find(sizes, std::size_t{0}) != sizes.end()) return;
    std::vector<std::size_t> choice(sizes.size());
    for (;;) {
        visit(std::as_const(choice));
        auto i = sizes.size();
        while (i > 0 && ++choice[i - 1] == sizes[i - 1])
            choice[--i] = 0;
        if (i == 0) return;
    }
}

class Builder {
public:
    explicit Builder(const Cube& cube) : cube_(cube) {
        for (const auto& cell : filled_cells(cube))
            filled_.push_back({.codes = codes_of(cube.sizes, cell.place), .tally = cell.tally});
    }

    void add(const TableShape& shape) {
        ShapedTable table;
        for (const auto dimension : shape.by)
            table.codes.push_back(codes_in(shape, dimension, cube_.sizes[dimension]));
        const auto counts = table_counts(shape, table);
        std::vector<std::size_t> sizes;
        for (const auto& codes : table.codes)
            sizes.push_back(codes.size() + 1);
        Box outer(cube_.sizes.size());
        for (const auto& slice : shape.where)
            outer[slice.dimension] = as_side(
                codes_in(shape, slice.dimension, cube_.sizes[slice.dimension]), cube_.sizes[slice.dimension]
            );
        each_choice(sizes, [&](const std::vector<std::size_t>& choice) {
            Box box = outer;
            for (std::size_t i = 0; i < choice.size(); ++i) {
                if (choice[i] < table.codes[i].size())
                    box[shape.by[i]] = as_side({table.codes[i][choice[i]]}, cube_.sizes[shape.by[i]]);
            }
            table.cells.push_back(cell_of(box, counts[table.cells.size()], Showing::free));
        });
        relate(table, sizes);
        set_.tables.push_back(std::move(table));
        shapes_.push_back(shape);
    }

    TableSet finish() {
        if (shapes_.size() > 1) add_parts();
        return std::move(set_);
    }

private:
    struct Filled {
        Codes codes;
        Tally tally;
    };

    std::size_t cell_of(const Box& box, Tally tally, Showing showing) {
        const auto [at, is_new] = ids_.try_emplace(box, set_.linked.cells.size());
        if (is_new) {
            set_.linked.cells.push_back(
                {.count = tally.count,
                 .cost = static_cast<double>(std::max(1U, tally.count)),
                 .showing = showing}
            );
            set_.key_sums.push_back(tally.key_sum);
            boxes_.push_back(box);
        }
        return at->second;
    }

    /// Counts in the order of ShapedTable::cells.
    [[nodiscard]] std::vector<Tally> table_counts(const TableShape& shape, const ShapedTable& table) const {
        std::size_t cells = 1;
        for (const auto& codes : table.codes)
            cells *= codes.size() + 1;
        std::vector<Tally> counts(cells);
        for (const auto& filled : filled_) {
            if (!is_let_in(shape, filled.codes)) continue;
            std::vector<std::size_t> places{0};
            for (std::size_t i = 0; i < shape.by.size(); ++i) {
                const auto& codes = table.codes[i];
                const auto row = static_cast<std::size_t>(
                    std::ranges::lower_bound(codes, filled.codes[shape.by[i]]) - codes.begin()
                );
                std::vector<std::size_t> longer;
                for (const auto place : places) {
                    longer.push_back(place * (codes.size() + 1) + row);
                    longer.push_back(place * (codes.size() + 1) + codes.size());
                }
                places = std::move(longer);
            }
            for (const auto place : places)
                counts[place] += filled.tally;
        }
        return counts;
    }

    [[nodiscard]] bool is_let_in(const TableShape& shape, const Codes& codes) const {
        return std::ranges::all_of(shape.where, [&](const Slice& slice) {
            return std::ranges::find(slice.codes, codes[slice.dimension]) != slice.codes.end();
        });
    }

    /// Each total over a dimension is the sum of that dimension's rows.
    void relate(const ShapedTable& table, const std::vector<std::size_t>& sizes) {
        std::size_t place = 0;
        each_choice(sizes, [&](const std::vector<std::size_t>& choice) {
            std::size_t step = 1;
            for (auto i = sizes.size(); i-- > 0; step *= sizes[i]) {
                if (choice[i] + 1 != sizes[i]) continue;
                Relation relation{.total = table.cells[place], .parts = {}};
                for (std::size_t row = 0; row < choice[i]; ++row)
                    relation.parts.push_back(table.cells[place - (choice[i] - row) * step]);
                add_relation(std::move(relation));
            }
            ++place;
        });
    }

    void add_relation(Relation relation) {
        if (relation.parts.size() == 1 && relation.parts.front() == relation.total) return;
        if (seen_.emplace(relation.total, relation.parts).second)
            set_.linked.relations.push_back(std::move(relation));
    }

    /// Codes that no table tells apart are one class; a choice of one class of each dimension is a part.
    void add_parts() {
        std::vector<std::vector<Codes>> classes;
        std::uint64_t parts = 1;
        for (std::size_t i = 0; i < cube_.sizes.size(); ++i) {
            classes.push_back(classes_of(i));
            parts *= classes.back().size();
            if (parts <= most_parts) continue;
            set_.has_parts = false;
            return;
        }
        const auto counts = part_counts(classes, parts);
        // The finest cells of each table, those without a total, are sums of parts.
        std::set<std::size_t> done;
        for (const auto& table : std::as_const(set_).tables) {
            std::vector<std::size_t> rows;
            for (const auto& codes : table.codes)
                rows.push_back(codes.size());
            each_choice(rows, [&](const std::vector<std::size_t>& choice) {
                std::size_t place = 0;
                for (std::size_t i = 0; i < choice.size(); ++i)
                    place = place * (rows[i] + 1) + choice[i];
                const auto cell = table.cells[place];
                if (done.insert(cell).second) add_parts_of(cell, classes, counts);
            });
        }
    }

    [[nodiscard]] std::vector<Codes> classes_of(std::size_t dimension) const {
        const auto size = cube_.sizes[dimension];
        std::set<Codes> sides;
        for (const auto& box : boxes_)
            sides.insert(box[dimension]);
        sides.erase(Codes{});
        std::map<std::vector<bool>, Codes> alike;
        for (std::uint32_t code = 0; code < size; ++code) {
            std::vector<bool> in;
            for (const auto& side : sides)
                in.push_back(std::ranges::binary_search(side, code));
            alike[in].push_back(code);
        }
        std::vector<Codes> classes;
        for (auto& codes : std::views::values(alike))
            classes.push_back(std::move(codes));
        std::ranges::sort(classes);
        return classes;
    }

    [[nodiscard]] std::vector<Tally>
    part_counts(const std::vector<std::vector<Codes>>& classes, std::uint64_t parts) const {
        std::vector<Codes> class_of;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            Codes of(cube_.sizes[i]);
            for (std::uint32_t k = 0; k < classes[i].size(); ++k) {
                for (const auto code : classes[i][k])
                    of[code] = k;
            }
            class_of.push_back(std::move(of));
        }
        std::vector<Tally> counts(parts);
        for (const auto& filled : filled_) {
            std::size_t place = 0;
            for (std::size_t i = 0; i < classes.size(); ++i)
                place = place * classes[i].size() + class_of[i][filled.codes[i]];
            counts[place] += filled.tally;
        }
        return counts;
    }

    void add_parts_of(
        std::size_t cell, const std::vector<std::vector<Codes>>& classes, const std::vector<Tally>& counts
    ) {
        const Box box = boxes_[cell];
        std::vector<std::vector<std::size_t>> within(classes.size());
        std::vector<std::size_t> sizes;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            for (std::size_t k = 0; k < classes[i].size(); ++k) {
                if (box[i].empty() || std::ranges::binary_search(box[i], classes[i][k].front()))
                    within[i].push_back(k);
            }
            sizes.push_back(within[i].size());
        }
        Relation relation{.total = cell, .parts = {}};
        each_choice(sizes, [&](const std::vector<std::size_t>& choice) {
            Box part(classes.size());
            std::size_t place = 0;
            for (std::size_t i = 0; i < classes.size(); ++i) {
                const auto k = within[i][choice[i]];
                part[i] = as_side(classes[i][k], cube_.sizes[i]);
                place = place * classes[i].size() + k;
            }
            relation.parts.push_back(cell_of(part, counts[place], Showing::hidden));
        });
        add_relation(std::move(relation));
    }

    const Cube& cube_;
    std::vector<Filled> filled_;
    std::map<Box, std::size_t> ids_;
    std::vector<Box> boxes_;
    std::set<std::pair<std::size_t, std::vector<std::size_t>>> seen_;
    std::vector<TableShape> shapes_;
    TableSet set_;
};

}  // namespace

TableSet table_set(const Cube& cube, const std::vector<TableShape>& shapes) {
    Builder builder(cube);
    for (const auto& shape : shapes)
        builder.add(shape);
    return builder.finish();
}

}  // namespace dueregard::statistics
