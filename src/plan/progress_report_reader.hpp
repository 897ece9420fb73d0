#pragma once
// Recognises a progress report or an action plan by its shape, whatever its council calls things.

#include "documents/document.hpp"
#include "plan/progress_report.hpp"

namespace dueregard::plan {

/// Everything of such a document that could be read; with a confidence of 0 and no measures where it is none.
/// README.md of this part says by which rules.
[[nodiscard]] ProgressReport read_progress_report(const documents::Document& document);

}  // namespace dueregard::plan
