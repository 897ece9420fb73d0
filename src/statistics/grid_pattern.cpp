#include "statistics/grid_pattern.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace dueregard::statistics {

namespace {

constexpr std::int64_t no_count = std::numeric_limits<std::int64_t>::max();

/// Of a dimension with more places, only so many are looked at: those whose suppression costs least.
constexpr std::size_t most_candidates = 48;

/// Rounds of taking a box away and looking whether a cheaper one does now.
constexpr int rounds = 2;

/// The least count of the corners that rise and of those that fall when the cell does: all that a range
/// needs.
struct Least {
    std::int64_t rising = no_count;
    std::int64_t falling = no_count;

    /// Down by the least of those that fall with it, up by the least of those that fall when it rises.
    [[nodiscard]] bool is_wide(std::int64_t width) const {
        return rising == no_count || rising + falling >= width;
    }
};

/// Corners of a box that is still being made: one for each choice of its first dimensions.
struct Corner {
    std::size_t cell = 0;
    bool rises = true;  ///< with the cell it protects
};

/// Where a box could have its other place in a dimension.
struct Candidate {
    std::size_t step = 0;  ///< added to a cell, modulo 2⁶⁴
    bool keeps = false;    ///< a part and its total rise together
    double cost = 0.0;     ///< of the corner that differs in this dimension alone
};

class GridSuppression {
public:
    GridSuppression(const Grid& grid, std::int64_t threshold, std::int64_t width)
        : grid_(grid)
        , width_(width)
        , strides_(strides_of(grid.sizes))
        , primary_(grid.counts.size())
        , uses_(grid.counts.size())
        , box_of_(grid.counts.size(), none) {
        ensure(width > 0, "a range that protects has a width");
        for (std::size_t cell = 0; cell < grid.counts.size(); ++cell) {
            const std::int64_t count = grid.counts[cell];
            if (count == 0 || count >= threshold) continue;
            pattern_.primary.push_back(cell);
            primary_[cell] = 1;
        }
    }

    GridPattern make() {
        // 1. A box for each, the largest counts first: what protects them often protects smaller ones.
        auto order = pattern_.primary;
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t cell) {
            return grid_.counts[cell];
        });
        for (const auto cell : order) {
            if (box_of_[cell] == none) take(cheapest_box(cell));
        }
        // 2. Boxes that others have made needless, or cheaper elsewhere.
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < boxes_.size(); ++i)
                reconsider(i);
        }
        finish();
        return std::move(pattern_);
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] bool is_primary(std::size_t cell) const { return primary_[cell] != 0; }

    /// Of suppressing one cell more.
    [[nodiscard]] double price(std::size_t cell) const {
        return is_primary(cell) || uses_[cell] > 0 ? 0.0 : cost_of(cell);
    }

    [[nodiscard]] double cost_of(std::size_t cell) const {
        return std::max(1.0, static_cast<double>(grid_.counts[cell]));
    }

    [[nodiscard]] std::vector<Candidate> candidates(std::size_t cell, std::size_t dimension) const {
        const auto size = grid_.sizes[dimension];
        const auto stride = strides_[dimension];
        const auto own = cell / stride % size;
        std::vector<Candidate> found;
        found.reserve(size);
        for (std::size_t other = 0; other < size; ++other) {
            if (other == own) continue;
            const auto step = (other - own) * stride;
            const bool keeps = own + 1 == size || other + 1 == size;
            Least least{.rising = no_count, .falling = grid_.counts[cell]};
            const auto corner = cell + step;
            (keeps ? least.falling : least.rising) =
                std::min<std::int64_t>(keeps ? least.falling : least.rising, grid_.counts[corner]);
            if (!least.is_wide(width_)) continue;
            found.push_back({.step = step, .keeps = keeps, .cost = price(corner)});
        }
        const auto by_cost = [](const Candidate& a, const Candidate& b) {
            return a.cost != b.cost ? a.cost < b.cost : a.step < b.step;
        };
        if (found.size() > most_candidates) {
            const auto last = found.begin() + most_candidates;
            std::ranges::nth_element(found, last, by_cost);
            // One that keeps stays among them: with such alone there is always a box.
            if (std::none_of(found.begin(), last, [](const Candidate& one) { return one.keeps; }))
                *(last - 1) =
                    *std::find_if(last, found.end(), [](const Candidate& one) { return one.keeps; });
            found.resize(most_candidates);
        }
        std::ranges::sort(found, by_cost);
        return found;
    }

    Box cheapest_box(std::size_t cell) {
        choices_.clear();
        for (std::size_t i = 0; i < grid_.sizes.size(); ++i)
            choices_.push_back(candidates(cell, i));
        best_ = std::numeric_limits<double>::infinity();
        best_opposite_ = cell;
        corners_.assign(std::size_t{1} << grid_.sizes.size(), {});
        corners_[0] = {.cell = cell, .rises = true};
        try_dimension(0, cell, 0.0, {.rising = no_count, .falling = grid_.counts[cell]});
        ensure(best_ != std::numeric_limits<double>::infinity(), "with every total there is a box");
        return {.cell = cell, .opposite = best_opposite_};
    }

    /// Every candidate of this dimension with the corners so far, cheapest first; given up where it costs no
    /// less than the best already.
    void try_dimension(std::size_t dimension, std::size_t opposite, double cost, Least least) {
        if (dimension == choices_.size()) {
            best_ = cost;
            best_opposite_ = opposite;
            return;
        }
        const auto made = std::size_t{1} << dimension;
        for (const auto& candidate : choices_[dimension]) {
            if (cost + candidate.cost >= best_) return;
            auto now = least;
            auto now_cost = cost;
            for (std::size_t i = 0; i < made && now_cost < best_; ++i) {
                auto corner = corners_[i];
                corner.cell += candidate.step;
                if (!candidate.keeps) corner.rises = !corner.rises;
                // What rises with the cell falls with it.
                auto& side = corner.rises ? now.falling : now.rising;
                side = std::min<std::int64_t>(side, grid_.counts[corner.cell]);
                now_cost += price(corner.cell);
                corners_[made + i] = corner;
            }
            if (now_cost < best_ && now.is_wide(width_))
                try_dimension(dimension + 1, opposite + candidate.step, now_cost, now);
        }
    }

    /// Each corner of the box but the cell itself.
    template <typename Visit>
    void each_corner(const Box& box, const Visit& visit) const {
        for (std::size_t choice = 1; choice < std::size_t{1} << grid_.sizes.size(); ++choice) {
            auto corner = box.cell;
            for (std::size_t i = 0; i < grid_.sizes.size(); ++i) {
                if ((choice >> i & 1U) == 0) continue;
                const auto other = box.opposite / strides_[i] % grid_.sizes[i];
                const auto own = box.cell / strides_[i] % grid_.sizes[i];
                corner += (other - own) * strides_[i];
            }
            visit(corner);
        }
    }

    void hold(const Box& box) {
        each_corner(box, [&](std::size_t corner) { ++uses_[corner]; });
    }

    /// Answers what the pattern costs less without it.
    double release(const Box& box) {
        double saved = 0.0;
        each_corner(box, [&](std::size_t corner) {
            --uses_[corner];
            saved += price(corner);
        });
        return saved;
    }

    /// A box protects each of its corners by as much.
    void take(const Box& box) {
        const auto number = static_cast<std::uint32_t>(boxes_.size());
        boxes_.push_back(box);
        hold(box);
        box_of_[box.cell] = number;
        each_corner(box, [&](std::size_t corner) {
            if (is_primary(corner) && box_of_[corner] == none) box_of_[corner] = number;
        });
    }

    /// The box of one cell alone is looked for anew, with all others as they are.
    void reconsider(std::size_t number) {
        const auto box = boxes_[number];
        bool is_alone = true;
        each_corner(box, [&](std::size_t corner) {
            if (is_primary(corner) && box_of_[corner] == number) is_alone = false;
        });
        if (!is_alone) return;
        const auto saved = release(box);
        if (saved > 0.0) {
            const auto other = cheapest_box(box.cell);
            boxes_[number] = best_ < saved ? other : box;
        }
        hold(boxes_[number]);
    }

    void finish() {
        for (const auto cell : pattern_.primary) {
            const auto& box = boxes_[box_of_[cell]];
            pattern_.boxes.push_back({.cell = cell, .opposite = opposite_to(box, cell)});
        }
        pattern_.suppressed = primary_;
        for (std::size_t cell = 0; cell < uses_.size(); ++cell) {
            if (uses_[cell] == 0 || is_primary(cell)) continue;
            pattern_.suppressed[cell] = 1;
            pattern_.cost += cost_of(cell);
        }
        for (std::size_t i = 0; i < grid_.sizes.size(); ++i)
            pattern_.bound = std::max(pattern_.bound, bound_along(i));
    }

    /// The same box, seen from another of its corners.
    [[nodiscard]] std::size_t opposite_to(const Box& box, std::size_t corner) const {
        std::size_t opposite = 0;
        for (std::size_t i = 0; i < grid_.sizes.size(); ++i) {
            const auto own = box.cell / strides_[i] % grid_.sizes[i];
            const auto other = box.opposite / strides_[i] % grid_.sizes[i];
            const auto here = corner / strides_[i] % grid_.sizes[i];
            opposite += (here == own ? other : own) * strides_[i];
        }
        return opposite;
    }

    /// In each line of a dimension with one primary cell something else is suppressed, and lines of one
    /// dimension share no cell.
    [[nodiscard]] double bound_along(std::size_t dimension) const {
        const auto size = grid_.sizes[dimension];
        const auto stride = strides_[dimension];
        double bound = 0.0;
        for (std::size_t first = 0; first < grid_.counts.size(); ++first) {
            if (first / stride % size != 0) continue;
            std::size_t small = 0;
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t k = 0; k < size; ++k) {
                const auto cell = first + k * stride;
                if (is_primary(cell)) {
                    ++small;
                } else {
                    least = std::min(least, cost_of(cell));
                }
            }
            if (small == 1) bound += least;
        }
        return bound;
    }

    const Grid& grid_;
    std::int64_t width_;
    std::vector<std::size_t> strides_;
    std::vector<std::uint8_t> primary_;
    std::vector<std::uint32_t> uses_;    ///< by how many boxes each cell is held suppressed
    std::vector<std::uint32_t> box_of_;  ///< of each primary cell, its place in `boxes_`
    std::vector<Box> boxes_;
    GridPattern pattern_;
    std::vector<std::vector<Candidate>> choices_;  ///< of the search under way, for each dimension
    std::vector<Corner> corners_;
    double best_ = 0.0;
    std::size_t best_opposite_ = 0;
};

}  // namespace

GridPattern grid_pattern(const Grid& grid, std::int64_t threshold, std::int64_t width) {
    return GridSuppression(grid, threshold, width).make();
}

std::optional<Interval>
proved_interval(const Grid& grid, const std::vector<std::uint8_t>& suppressed, const Box& box) {
    const auto dimensions = grid.sizes.size();
    const auto strides = strides_of(grid.sizes);
    const auto own = place_in(grid, box.cell);
    const auto other = place_in(grid, box.opposite);
    // 1. Each corner with the way it moves when the cell rises by one.
    std::vector<std::size_t> cells;
    std::vector<int> moves;
    for (std::size_t choice = 0; choice < std::size_t{1} << dimensions; ++choice) {
        std::size_t cell = 0;
        int move = 1;
        for (std::size_t i = 0; i < dimensions; ++i) {
            if (own[i] == other[i]) return std::nullopt;
            const bool is_other = (choice >> i & 1U) != 0;
            cell += (is_other ? other[i] : own[i]) * strides[i];
            const auto total = grid.sizes[i] - 1;
            if (is_other && own[i] != total && other[i] != total) move = -move;
        }
        if (suppressed[cell] == 0) return std::nullopt;
        cells.push_back(cell);
        moves.push_back(move);
    }
    // 2. In each line of each dimension: the parts less the total stay what they were.
    for (std::size_t choice = 0; choice < cells.size(); ++choice) {
        for (std::size_t i = 0; i < dimensions; ++i) {
            const auto partner = choice ^ std::size_t{1} << i;
            const auto total = grid.sizes[i] - 1;
            const auto weight = [&](std::size_t corner) {
                return cells[corner] / strides[i] % grid.sizes[i] == total ? -moves[corner] : moves[corner];
            };
            if (weight(choice) + weight(partner) != 0) return std::nullopt;
        }
    }
    // 3. As far as no count falls below nought.
    double down = std::numeric_limits<double>::infinity();
    double up = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto& side = moves[i] > 0 ? down : up;
        side = std::min(side, static_cast<double>(grid.counts[cells[i]]));
    }
    const auto count = static_cast<double>(grid.counts[box.cell]);
    return Interval{.lower = count - down, .upper = count + up};
}

}  // namespace dueregard::statistics
