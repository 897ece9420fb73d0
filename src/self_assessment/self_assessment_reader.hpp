#pragma once
// Reads a council's self-assessment out of a document: what is said of each criterion, at which level.

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::self_assessment {

struct AssessedCriterion {
    std::optional<std::string> number;  ///< "2.01"
    std::string text;
    std::optional<std::string> level;  ///< as printed: "Achieving"
    std::optional<std::string>
        judgement;  ///< "met", "partly_met", "not_met", "not_assessed"; else as printed
    documents::Place at;
};

/// By shape: a table with a column of criteria and one of judgements, or a column for each level; or headings
/// or lines that begin with a number and are followed by a labelled judgement. Levels also stand as headings
/// above.
[[nodiscard]] std::vector<AssessedCriterion> read_self_assessment(const documents::Document& document);

}  // namespace dueregard::self_assessment
