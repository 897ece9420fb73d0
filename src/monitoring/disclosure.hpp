#pragma once
// The one way from counts to what anybody may see. A `Published` is made here alone, and only of tables that
// withstood an attack with everything published before: a page that shows a `Published` cannot show a count.

#include "monitoring/disclosure_policy.hpp"
#include "statistics/cube.hpp"
#include "statistics/table_set.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

enum class Shown {
    shown,     ///< as the policy shows counts
    primary,   ///< suppressed for being small
    secondary  ///< suppressed to protect another
};

struct PublishedCell {
    Shown shown = Shown::shown;
    std::optional<std::int64_t> number;
    std::string text;
};

/// One table as it may be shown.
class Published {
public:
    [[nodiscard]] const statistics::TableShape& shape() const { return shape_; }

    /// Of each dimension of the table, the codes that have a row.
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& codes() const { return codes_; }

    /// In the order of statistics::ShapedTable::cells: each dimension's codes and then its total.
    [[nodiscard]] const std::vector<PublishedCell>& cells() const { return cells_; }

    [[nodiscard]] const DisclosurePolicy& policy() const { return policy_; }

private:
    friend class Disclosure;
    friend class PublishedForm;  ///< published_form.hpp: what was published, out of the register again
    friend class GridDisclosure;
    Published() = default;

    statistics::TableShape shape_;
    std::vector<std::vector<std::uint32_t>> codes_;
    std::vector<PublishedCell> cells_;
    std::vector<statistics::Interval> told_;  ///< what the reader of each cell knows of its count
    DisclosurePolicy policy_;
};

/// A count that an outsider could work out too closely.
struct OpenCell {
    std::optional<std::size_t>
        table;  ///< of those wanted; nothing where no table shows the count, but a subtraction does
    std::size_t cell = 0;  ///< place in the table
    statistics::Interval range;
};

/// Why nothing was published: one sentence, and which counts are open.
struct DisclosureRefusal {
    std::string sentence;
    std::vector<OpenCell> open;
};

/// What publishing came to.
struct Publication {
    std::vector<Published> tables;  ///< in the order asked for
    double cost = 0.0;              ///< of secondary suppression: the people in the cells suppressed
    double bound = 0.0;             ///< no pattern costs less; equal to `cost` where that is proved
};

/// Protects the wanted tables of one dataset together, attacks them with everything published of it
/// `earlier`, and publishes all of them or none. A count shown before stays shown; one suppressed before
/// stays protected. The dataset is the same as it was for `earlier`; its cube has every dimension that a
/// table is by or filtered on.
[[nodiscard]] std::expected<Publication, DisclosureRefusal> publish(
    const statistics::Cube& cube,
    const std::vector<statistics::TableShape>& wanted,
    const DisclosurePolicy& policy,
    const std::vector<Published>& earlier = {}
);

}  // namespace dueregard::monitoring
