#pragma once
// The classes of a map's legend: values in as many groups as wanted, so that those within a group are as
// alike as can be. Source: H. Wang and M. Song, "Ckmeans.1d.dp: optimal k-means clustering in one dimension
// by dynamic programming", The R Journal 3/2 (2011) 29-33; the same classes as ONS's Census maps.

#include <optional>
#include <span>
#include <vector>

namespace dueregard::statistics {

/// The lowest value, then the highest of each class: `classes` + 1 numbers for the least possible sum of
/// squared distances to the classes' means. Nothing where there are fewer values than classes. Values that
/// are equal stand in one class where there are enough different ones. Time grows with n log n for a given
/// number of classes.
[[nodiscard]] std::optional<std::vector<double>> class_breaks(std::span<const double> values, int classes);

}  // namespace dueregard::statistics
