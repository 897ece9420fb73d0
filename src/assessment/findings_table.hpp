#pragma once
// Tables whose header says what their columns hold: strengths beside areas for consideration,
// recommendations.

#include "assessment/heading_meaning.hpp"
#include "assessment/peer_review.hpp"

#include <optional>
#include <vector>

namespace dueregard::assessment {

struct TableFindings {
    Meaning meaning = Meaning::none;
    std::optional<NumberedTitle> area;
    std::vector<NumberedText> points;
};

/// One for each cell that holds some; nothing where the header names no such column.
[[nodiscard]] std::vector<TableFindings> findings_in_table(const documents::Table& table);

}  // namespace dueregard::assessment
