#pragma once
// One large table under the threshold policy, protected and audited without a linear program
// (statistics/grid_pattern.hpp).

#include "monitoring/disclosure.hpp"

#include <expected>
#include <optional>

namespace dueregard::monitoring {

/// Nothing where the table is small enough for a closer pattern, or has nothing to protect.
[[nodiscard]] std::optional<std::expected<Publication, DisclosureRefusal>> publish_large(
    const statistics::Cube& cube, const statistics::TableShape& wanted, const DisclosurePolicy& policy
);

}  // namespace dueregard::monitoring
