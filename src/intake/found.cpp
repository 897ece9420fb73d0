#include "intake/found.hpp"

#include "base/text.hpp"
#include "intake/import_layout.hpp"
#include "plan/progress_report_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::intake {

namespace {

struct KindTitle {
    std::string_view kind;
    std::string_view title;
};

constexpr std::array kind_titles = {
    KindTitle{"progress_report", "Progress report"},
    KindTitle{"action_plan", "Action plan"},
    KindTitle{"strategy", "Strategy"},
    KindTitle{"peer_challenge_report", "Peer challenge report"},
    KindTitle{"peer_challenge_presentation", "Peer challenge presentation"},
    KindTitle{"committee_report", "Committee report"},
    KindTitle{"impact_assessment", "Equality impact assessment"},
    KindTitle{"self_assessment", "Self-assessment"},
    KindTitle{"objectives", "Objectives"},
    KindTitle{"unknown", "Not known"}
};

Found found_in_layout(
    const documents::Document& document, const plan::StatusScale& scale, const Choices& choices
) {
    Found found;
    found.kind = "progress_report";
    found.confidence = 1.0;
    found.title = document.title;
    found.is_import_layout = true;
    found.incoming = read_import_layout(document, scale, choices.statuses);
    return found;
}

Found found_in_report(
    const documents::Document& document,
    std::string_view asked_kind,
    const plan::StatusScale& scale,
    const Choices& choices
) {
    auto report = plan::read_progress_report(with_mapping(document, choices.columns));
    fill_mapped(report, document, choices.columns);
    Found found;
    found.confidence = report.confidence;
    found.title = report.title.value_or(document.title);
    found.organisation = report.organisation.value_or("");
    found.date = report.date;
    found.period = period_of(report);
    if (!asked_kind.empty()) {
        found.kind = std::string(asked_kind);
    } else if (report.measures.empty()) {
        found.kind = "unknown";
    } else {
        found.kind = report.has_statuses ? "progress_report" : "action_plan";
    }
    if (brings_rows(found.kind)) found.incoming = incoming_of(report, scale, choices.statuses);
    return found;
}

}  // namespace

std::expected<Found, documents::Refusal> find_in(
    std::string_view bytes,
    std::string_view file_name,
    std::string_view asked_kind,
    const plan::StatusScale& scale,
    const Choices& choices
) {
    const auto document = documents::read_document(bytes, file_name);
    if (!document) return std::unexpected(document.error());
    auto found = is_import_layout(*document) ? found_in_layout(*document, scale, choices)
                                             : found_in_report(*document, asked_kind, scale, choices);
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

std::string_view title_of_kind(std::string_view kind) {
    const auto* const found = std::ranges::find(kind_titles, kind, &KindTitle::kind);
    return found == kind_titles.end() ? kind : found->title;
}

bool brings_rows(std::string_view kind) {
    return kind == "progress_report" || kind == "action_plan" || kind == "objectives";
}

}  // namespace dueregard::intake
