#pragma once
// Measures from the rows of a document's tables.

#include "plan/heading_moment.hpp"
#include "plan/legend.hpp"
#include "plan/progress_report.hpp"

#include <vector>

namespace dueregard::plan {

/// How the columns of a table were told.
enum class Ground { headings, contents };

/// A measure, the block it was found in, and by what.
struct FoundMeasure {
    ReportedMeasure measure;
    std::size_t block = 0;
    Ground ground = Ground::headings;
};

/// Every measure that stands in a row, in order. `asked` as for `resolve_columns`.
[[nodiscard]] std::vector<FoundMeasure>
measures_in_rows(const documents::Document& document, const Legend& legend, const HeadingMoment& asked);

}  // namespace dueregard::plan
