#pragma once
// The points of a list, whether they stand as list items, as paragraphs or as lines of a cell.

#include "assessment/peer_review.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// What a point below another one is.
enum class Nested { part_of_point, own_point };

/// Each item is a point; where there are none, each paragraph. A paragraph between two items goes on with the
/// first; one that only leads in, or stands after the list, is no point. Below an item that ends with a colon
/// whatever is nested is part of it.
[[nodiscard]] std::vector<NumberedText> points_of(std::span<const documents::Block> blocks, Nested nested);

/// Each line of a cell, without its bullet or number.
[[nodiscard]] std::vector<NumberedText> points_of_cell(const documents::Cell& cell);

/// Stories under headings of their own: "Young interpreters" with the paragraphs below it is one point.
/// Without such headings as `points_of`.
[[nodiscard]] std::vector<NumberedText> stories_of(std::span<const documents::Block> blocks);

}  // namespace dueregard::assessment
