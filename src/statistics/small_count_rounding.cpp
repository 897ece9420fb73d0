#include "statistics/small_count_rounding.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dueregard::statistics {

namespace {

/// Rounding in progress: how far each sum is from what it was.
class Rounding {
public:
    Rounding(std::size_t cells, const std::vector<std::vector<std::size_t>>& sums, std::int64_t base)
        : base_(base), sums_of_(cells), off_(sums.size()) {
        for (std::size_t sum = 0; sum < sums.size(); ++sum) {
            for (const auto cell : sums[sum])
                sums_of_[cell].push_back(sum);
        }
    }

    void change(std::size_t cell, std::int64_t by) {
        for (const auto sum : sums_of_[cell])
            off_[sum] += by;
    }

    /// By how much the squares of what the sums are off grow where the cell goes up by the base, or down
    /// (sign).
    [[nodiscard]] std::int64_t growth(std::size_t cell, std::int64_t sign) const {
        std::int64_t growth = 0;
        for (const auto sum : sums_of_[cell])
            growth += sign * 2 * base_ * off_[sum] + base_ * base_;
        return growth;
    }

private:
    std::int64_t base_;
    std::vector<std::vector<std::size_t>> sums_of_;
    std::vector<std::int64_t> off_;
};

/// Of the small cells that are up (or are not), the one that costs least to turn over.
std::size_t cheapest(
    const Rounding& rounding,
    const std::vector<std::size_t>& small,
    const std::vector<bool>& is_up,
    bool wanted
) {
    auto best = small.size();
    auto least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < small.size(); ++i) {
        if (is_up[i] != wanted) continue;
        const auto growth = rounding.growth(small[i], wanted ? -1 : 1);
        if (growth >= least) continue;
        least = growth;
        best = i;
    }
    return best;
}

/// The cells without parts, and which of them every other cell is the sum of.
class Leaves {
public:
    explicit Leaves(const LinkedCells& cells)
        : relation_of_(cells.cells.size()), number_(cells.cells.size()) {
        for (const auto& relation : cells.relations)
            relation_of_[relation.total] = &relation;
        for (std::size_t i = 0; i < cells.cells.size(); ++i) {
            if (relation_of_[i] != nullptr) continue;
            number_[i] = counts_.size();
            counts_.push_back(cells.cells[i].count);
        }
    }

    [[nodiscard]] const std::vector<std::int64_t>& counts() const { return counts_; }

    /// Places in `counts`.
    [[nodiscard]] std::vector<std::size_t> of(std::size_t cell) const {
        std::vector<std::size_t> leaves;
        std::vector<std::size_t> open{cell};
        while (!open.empty()) {
            const auto next = open.back();
            open.pop_back();
            if (relation_of_[next] == nullptr) {
                leaves.push_back(number_[next]);
            } else {
                open.insert(open.end(), relation_of_[next]->parts.begin(), relation_of_[next]->parts.end());
            }
        }
        return leaves;
    }

private:
    std::vector<const Relation*> relation_of_;
    std::vector<std::size_t> number_;
    std::vector<std::int64_t> counts_;
};

}  // namespace

std::vector<std::int64_t> round_small_counts(
    std::vector<std::int64_t> counts, const std::vector<std::vector<std::size_t>>& sums, std::int64_t base
) {
    ensure(base > 1, "rounding has a base");
    std::vector<std::size_t> small;
    std::int64_t people = 0;
    Rounding rounding(counts.size(), sums, base);
    // 1. Every small count becomes 0.
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] <= 0 || counts[i] >= base) continue;
        small.push_back(i);
        people += counts[i];
        rounding.change(i, -counts[i]);
    }
    // 2. So many of them become the base that their sum is nearest to what it was: each time the one that
    // brings the sums
    //    nearest.
    std::vector<bool> is_up(small.size());
    const auto turn = [&](std::size_t i) {
        rounding.change(small[i], is_up[i] ? -base : base);
        is_up[i] = !is_up[i];
    };
    for (auto left = (2 * people + base) / (2 * base); left > 0; --left)
        turn(cheapest(rounding, small, is_up, false));
    // 3. One down and another up, as long as the sums come nearer for it.
    for (std::size_t swaps = 0; swaps < small.size(); ++swaps) {
        const auto down = cheapest(rounding, small, is_up, true);
        if (down == small.size()) break;
        const auto saved = rounding.growth(small[down], -1);
        turn(down);
        const auto up = cheapest(rounding, small, is_up, false);
        const auto gained = saved + rounding.growth(small[up], 1);
        turn(up);
        if (gained >= 0) {
            if (up != down) {
                turn(up);
                turn(down);
            }
            break;
        }
    }
    for (std::size_t i = 0; i < small.size(); ++i)
        counts[small[i]] = is_up[i] ? base : 0;
    return counts;
}

std::vector<RoundedCell>
rounded_cells(const LinkedCells& cells, const std::vector<std::size_t>& shown, std::int64_t base) {
    const Leaves leaves(cells);
    std::vector<std::vector<std::size_t>> sums;
    for (const auto cell : shown)
        sums.push_back(leaves.of(cell));
    const auto rounded = round_small_counts(leaves.counts(), sums, base);
    std::vector<RoundedCell> result;
    for (const auto& sum : sums) {
        RoundedCell cell{.count = 0, .parts = sum.size()};
        for (const auto leaf : sum)
            cell.count += rounded[leaf];
        result.push_back(cell);
    }
    return result;
}

}  // namespace dueregard::statistics
