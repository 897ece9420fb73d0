#include "monitoring/disclosure.hpp"

#include "base/ensure.hpp"
#include "monitoring/disclosure_grid.hpp"
#include "statistics/attack.hpp"
#include "statistics/cell_key.hpp"
#include "statistics/small_count_rounding.hpp"
#include "statistics/suppression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace dueregard::monitoring {

using statistics::Interval;
using statistics::Showing;
using statistics::Told;

/// One publication in the making.
class Disclosure {
public:
    Disclosure(
        const statistics::Cube& cube,
        const std::vector<statistics::TableShape>& wanted,
        const DisclosurePolicy& policy,
        const std::vector<Published>& earlier
    )
        : policy_(policy), wanted_(wanted), first_wanted_(earlier.size()) {
        std::vector<statistics::TableShape> shapes;
        for (const auto& published : earlier)
            shapes.push_back(published.shape());
        shapes.insert(shapes.end(), wanted.begin(), wanted.end());
        set_ = statistics::table_set(cube, shapes);
        told_.assign(set_.linked.cells.size(), statistics::told_nothing());
        shown_.resize(set_.linked.cells.size());
        for (std::size_t i = 0; i < earlier.size(); ++i)
            remember(earlier[i], set_.tables[i]);
    }

    std::expected<Publication, DisclosureRefusal> publish() {
        if (policy_.rule == DisclosureRule::none)
            return refusal(
                "Counts under the policy “none” are for people cleared to see them, and are not published.",
                {}
            );
        if (!set_.has_parts)
            return refusal(
                "These tables have too many parts to be attacked together: publish them with fewer rows.", {}
            );
        Publication publication;
        std::vector<OpenCell> open;
        if (policy_.rule == DisclosureRule::threshold) {
            open = protect(publication);
        } else {
            show_one_by_one();
            open = attack();
        }
        if (!open.empty()) {
            return refusal(
                "An outsider could work out some counts too closely from these tables and what was published before.",
                std::move(open)
            );
        }
        for (std::size_t i = 0; i < wanted_.size(); ++i)
            publication.tables.push_back(published(wanted_[i], set_.tables[first_wanted_ + i]));
        return publication;
    }

private:
    static std::unexpected<DisclosureRefusal> refusal(std::string sentence, std::vector<OpenCell> open) {
        return std::unexpected(DisclosureRefusal{.sentence = std::move(sentence), .open = std::move(open)});
    }

    /// What was told before stays told.
    void remember(const Published& published, const statistics::ShapedTable& table) {
        ensure(published.told_.size() == table.cells.size(), "an earlier table is of the same dataset");
        for (std::size_t i = 0; i < table.cells.size(); ++i)
            tell(table.cells[i], published.told_[i]);
        for (const auto cell : table.cells)
            set_.linked.cells[cell].showing = is_told_exactly(cell) ? Showing::shown : Showing::hidden;
    }

    void tell(std::size_t cell, const Told& told) {
        told_[cell].lower = std::max(told_[cell].lower, told.lower);
        told_[cell].upper = std::min(told_[cell].upper, told.upper);
    }

    [[nodiscard]] bool is_told_exactly(std::size_t cell) const {
        return told_[cell].lower == told_[cell].upper;
    }

    /// Small counts that are not public already, among them those of parts that no table shows.
    [[nodiscard]] std::vector<std::size_t> sensitive() const {
        std::vector<std::size_t> cells;
        for (std::size_t i = 0; i < set_.linked.cells.size(); ++i) {
            const auto& cell = set_.linked.cells[i];
            if (cell.count > 0 && cell.count < policy_.threshold && cell.showing != Showing::shown)
                cells.push_back(i);
        }
        return cells;
    }

    [[nodiscard]] std::set<std::size_t> wanted_cells() const {
        std::set<std::size_t> cells;
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            const auto& table = set_.tables[first_wanted_ + i].cells;
            cells.insert(table.begin(), table.end());
        }
        return cells;
    }

    /// The threshold policy: suppresses and attacks. Ranges are protected in fractions and attacked in whole
    /// people, so that a pattern can fall short by part of a person; then it is made for a little more.
    /// Answers what stays open.
    std::vector<OpenCell> protect(Publication& publication) {
        const auto told_before = told_;
        std::vector<OpenCell> open;
        for (const double more : {0.0, 1.0, 2.0}) {
            told_ = told_before;
            open = suppress(publication, policy_.width + more);
            if (open.empty()) open = attack();
            if (open.empty()) break;
        }
        return open;
    }

    /// Small counts, and those that protect them.
    std::vector<OpenCell> suppress(Publication& publication, double width) {
        const auto primary = sensitive();
        const auto pattern = statistics::suppress(set_.linked, primary, {.width = width});
        if (!pattern) return open_cells(pattern.error().cells, {});
        publication.cost = pattern->cost;
        publication.bound = pattern->bound;
        const std::set<std::size_t> secondary(pattern->secondary.begin(), pattern->secondary.end());
        for (const auto cell : wanted_cells()) {
            const auto count = set_.linked.cells[cell].count;
            const bool is_small = count > 0 && count < policy_.threshold && !is_told_exactly(cell);
            const bool was_hidden = set_.linked.cells[cell].showing == Showing::hidden;
            if (is_small || was_hidden || secondary.contains(cell)) {
                shown_[cell] = {
                    .shown = is_small ? Shown::primary : Shown::secondary, .number = std::nullopt, .text = "*"
                };
            } else {
                shown_[cell] = {.shown = Shown::shown, .number = count, .text = fmt::format("{}", count)};
                tell(cell, statistics::told_exactly(count));
            }
        }
        return {};
    }

    /// The policies without secondary suppression.
    void show_one_by_one() {
        if (policy_.rule == DisclosureRule::small_counts) {
            show_rounded();
            return;
        }
        const auto table = statistics::ten_five_table();
        for (const auto cell : wanted_cells()) {
            const auto count = set_.linked.cells[cell].count;
            const auto one = policy_.rule == DisclosureRule::cell_keys
                                 ? shown_by_key(count, set_.key_sums[cell], table)
                                 : shown_count(policy_, count);
            shown_[cell] = {
                .shown = one.number ? Shown::shown : Shown::primary, .number = one.number, .text = one.text
            };
            tell(cell, one.told);
        }
    }

    [[nodiscard]] ShownCount shown_by_key(
        std::int64_t count, std::uint32_t key_sum, const statistics::PerturbationTable& table
    ) const {
        const auto changed = statistics::perturbed_count(
            {.count = static_cast<std::uint32_t>(count), .key_sum = key_sum},
            table,
            static_cast<std::uint32_t>(policy_.threshold)
        );
        if (!changed)
            return {
                .number = std::nullopt,
                .text = "*",
                .told = {.lower = 0.0, .upper = static_cast<double>(policy_.threshold - 1)}
            };
        const auto shown = static_cast<double>(*changed);
        constexpr double reach = 2.0;  // the 10-5 table rounds to the nearest 5
        return {
            .number = *changed,
            .text = fmt::format("{}", *changed),
            .told = {.lower = shown - reach, .upper = shown + reach}
        };
    }

    void show_rounded() {
        const auto cells = wanted_cells();
        const std::vector<std::size_t> wanted(cells.begin(), cells.end());
        const auto rounded = statistics::rounded_cells(set_.linked, wanted, policy_.threshold);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto& [count, parts] = rounded[i];
            shown_[wanted[i]] = {.shown = Shown::shown, .number = count, .text = fmt::format("{}", count)};
            if (parts == 1) tell(wanted[i], told_of_rounded(count));
        }
    }

    [[nodiscard]] Told told_of_rounded(std::int64_t shown) const {
        const auto base = static_cast<double>(policy_.threshold);
        if (shown == 0) return {.lower = 0.0, .upper = base - 1.0};
        if (shown == policy_.threshold) return {.lower = 1.0, .upper = base};
        return statistics::told_exactly(shown);
    }

    /// What an outsider with all tables can work out; the cells whose range is too narrow.
    [[nodiscard]] std::vector<OpenCell> attack() {
        statistics::Attack attack(set_.linked, told_);
        std::vector<std::size_t> open;
        std::vector<Interval> ranges;
        for (const auto cell : sensitive()) {
            if (attack.is_wide(cell, policy_.width)) continue;
            open.push_back(cell);
            ranges.push_back(attack.interval(cell));
        }
        return open_cells(open, ranges);
    }

    [[nodiscard]] std::vector<OpenCell>
    open_cells(const std::vector<std::size_t>& cells, const std::vector<Interval>& ranges) const {
        std::vector<OpenCell> open;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            OpenCell one{
                .table = std::nullopt, .cell = 0, .range = i < ranges.size() ? ranges[i] : Interval{}
            };
            for (std::size_t table = 0; table < wanted_.size() && !one.table; ++table) {
                const auto& places = set_.tables[first_wanted_ + table].cells;
                const auto found = std::ranges::find(places, cells[i]);
                if (found == places.end()) continue;
                one.table = table;
                one.cell = static_cast<std::size_t>(found - places.begin());
            }
            open.push_back(one);
        }
        return open;
    }

    [[nodiscard]] Published
    published(const statistics::TableShape& shape, const statistics::ShapedTable& table) const {
        Published published;
        published.shape_ = shape;
        published.codes_ = table.codes;
        published.policy_ = policy_;
        for (const auto cell : table.cells) {
            published.cells_.push_back(shown_[cell]);
            published.told_.push_back(told_[cell]);
        }
        return published;
    }

    DisclosurePolicy policy_;
    std::vector<statistics::TableShape> wanted_;
    std::size_t first_wanted_;
    statistics::TableSet set_;
    std::vector<Told> told_;
    std::vector<PublishedCell> shown_;
};

std::expected<Publication, DisclosureRefusal> publish(
    const statistics::Cube& cube,
    const std::vector<statistics::TableShape>& wanted,
    const DisclosurePolicy& policy,
    const std::vector<Published>& earlier
) {
    if (policy.rule == DisclosureRule::threshold && wanted.size() == 1 && earlier.empty()) {
        if (auto large = publish_large(cube, wanted.front(), policy)) return *std::move(large);
    }
    return Disclosure(cube, wanted, policy, earlier).publish();
}

}  // namespace dueregard::monitoring
