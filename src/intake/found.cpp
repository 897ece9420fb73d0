#include "intake/found.hpp"

#include "intake/import_layout.hpp"

#include <fmt/core.h>

namespace dueregard::intake {

namespace {

Found found_in_layout(
    const documents::Document& document, const plan::StatusScale& scale, const Choices& choices
) {
    Found found;
    found.kind = DocumentKind::progress_report;
    found.confidence = 1.0;
    found.title = document.title;
    found.is_import_layout = true;
    found.incoming = read_import_layout(document, scale, choices.statuses);
    return found;
}

/// Whoever says what the columns hold, says that there are measures in them.
Reading reading_with(
    const documents::Document& document, std::optional<DocumentKind> asked_kind, const Choices& choices
) {
    auto reading = reading_of(document, asked_kind);
    if (asked_kind || choices.columns.empty() || !reading.measures.empty()) return reading;
    return reading_of(document, DocumentKind::progress_report);
}

Found found_by_reading(
    const documents::Document& document,
    std::optional<DocumentKind> asked_kind,
    const plan::StatusScale& scale,
    const Choices& choices
) {
    auto reading = reading_with(with_mapping(document, choices.columns), asked_kind, choices);
    fill_mapped(reading.measures, document, choices.columns);
    Found found;
    found.kind = reading.recognised.kind;
    found.confidence = reading.recognised.confidence;
    found.title = reading.title.value_or(document.title);
    found.organisation = reading.organisation.value_or("");
    found.date = reading.date;
    found.period = period_of(reading.period);
    found.problems = std::move(reading.problems);
    found.accreditations = reading.accreditations.size();
    if (brings_rows(found.kind)) found.incoming = incoming_of(reading.measures, scale, choices.statuses);
    return found;
}

}  // namespace

std::expected<Found, documents::Refusal> find_in(
    std::string_view bytes,
    std::string_view file_name,
    std::optional<DocumentKind> asked_kind,
    const plan::StatusScale& scale,
    const Choices& choices
) {
    const auto document = documents::read_document(bytes, file_name);
    if (!document) return std::unexpected(document.error());
    auto found = is_import_layout(*document) ? found_in_layout(*document, scale, choices)
                                             : found_by_reading(*document, asked_kind, scale, choices);
    found.columns = columns_of(*document);
    if (found.incoming.rows.size() > most_rows) {
        return std::unexpected(documents::Refusal{fmt::format(
            "The file has {} rows, which is more than the {} that one import takes: split it.",
            found.incoming.rows.size(),
            most_rows
        )});
    }
    return found;
}

bool brings_rows(DocumentKind kind) {
    return kind == DocumentKind::progress_report || kind == DocumentKind::action_plan;
}

}  // namespace dueregard::intake
