#pragma once
// Which kind of document this is, told by its shape and its words.

#include "documents/document.hpp"
#include "plan/progress_report.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace dueregard::intake {

enum class DocumentKind {
    progress_report,
    action_plan,
    strategy,
    peer_challenge_report,
    peer_challenge_presentation,
    committee_report,
    impact_assessment,
    self_assessment,
    objectives,
    unknown
};

[[nodiscard]] std::span<const DocumentKind> all_document_kinds();
/// "progress_report": as `read --json` prints it and `import --as` takes it.
[[nodiscard]] std::string_view name_of(DocumentKind kind);
/// "Progress report": as a page heads it.
[[nodiscard]] std::string_view title_of(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> document_kind_named(std::string_view name);

struct Recognised {
    DocumentKind kind = DocumentKind::unknown;
    double confidence = 0.0;  ///< 0 to 1; of `unknown`, how sure it is that the document is of no known kind
};

/// `report` is what plan's reader made of the same document. `unknown` where too little speaks for any kind,
/// or as much for one as for another. README.md of this part says how it is weighed.
[[nodiscard]] Recognised recognise(const documents::Document& document, const plan::ProgressReport& report);

}  // namespace dueregard::intake
