#pragma once
// Reads an equality impact assessment: what it says of each characteristic.

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::impact {

struct AssessedImpact {
    std::optional<std::string>
        characteristic;  ///< "pregnancy_and_maternity"; absent for the council's own words
    std::string printed_characteristic;
    std::optional<std::string> impact;  ///< "positive", "negative", "mixed", "neutral", "unknown"
    std::optional<std::string> evidence;
    std::optional<std::string> mitigation;
    documents::Place at;
};

/// By shape: a table whose rows begin with characteristics, a heading for each with labelled lines below it,
/// or lines that open with one. Nothing where fewer than three are named.
[[nodiscard]] std::vector<AssessedImpact> read_impact_assessment(const documents::Document& document);

}  // namespace dueregard::impact
