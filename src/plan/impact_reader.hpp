#pragma once
// Reads the rows of an impact assessment: one for each characteristic. It stands here until a part for impact
// assessments does.

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

struct ImpactRow {
    std::optional<std::string>
        characteristic;  ///< "disability": one of the nine by a fixed name; absent for the council's own
    std::string printed_characteristic;
    std::optional<std::string>
        impact;  ///< as printed: "Negative"; of ticked columns the heads of those ticked
    std::optional<std::string> evidence;
    std::optional<std::string> mitigation;
    documents::Place at;
};

/// Rows of the tables whose first column names protected characteristics and whose other heads say impact,
/// evidence or mitigation.
[[nodiscard]] std::vector<ImpactRow> impacts_in(const documents::Document& document);

}  // namespace dueregard::plan
