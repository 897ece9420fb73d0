#pragma once
// What a report to councillors says that a decision means: for money, law, staff, equality.

#include "plan/committee_report_reader.hpp"
#include "plan/document_part.hpp"

#include <vector>

namespace dueregard::plan {

/// Each heading, table row and label "Financial implications" (and "Legal and risk implications",
/// "Goblygiadau …"), its kind in small words: "financial", "legal and risk". Parts below a heading that is
/// "Implications" alone are each one.
[[nodiscard]] std::vector<Implication> implications_in(const std::vector<DocumentPart>& parts);

}  // namespace dueregard::plan
