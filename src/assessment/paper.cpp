#include "assessment/paper.hpp"

#include "assessment/peer_report_reader.hpp"
#include "assessment/presentation_reader.hpp"

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

struct StateRow {
    PaperState state;
    std::string_view name;
    std::string_view title;
};

constexpr std::array state_rows = {
    StateRow{PaperState::waiting, "waiting", "Not accepted yet"},
    StateRow{PaperState::accepted, "accepted", "Accepted"},
    StateRow{PaperState::undone, "undone", "Undone"},
    StateRow{PaperState::put_aside, "put_aside", "Put aside"},
};

bool is_from(const ChallengeFinding& finding, const std::vector<ChallengePaper>& papers, PaperKind kind) {
    return finding.paper && std::ranges::any_of(papers, [&](const ChallengePaper& paper) {
               return paper.id == *finding.paper && paper.kind == kind;
           });
}

}  // namespace

std::vector<ChallengeFinding> from_papers(
    const std::vector<ChallengeFinding>& findings, const std::vector<ChallengePaper>& papers, PaperKind kind
) {
    std::vector<ChallengeFinding> kept;
    std::ranges::copy_if(findings, std::back_inserter(kept), [&](const ChallengeFinding& finding) {
        return is_from(finding, papers, kind);
    });
    return kept;
}

std::vector<ChallengeFinding>
without_slides(const std::vector<ChallengeFinding>& findings, const std::vector<ChallengePaper>& papers) {
    std::vector<ChallengeFinding> kept;
    std::ranges::copy_if(findings, std::back_inserter(kept), [&](const ChallengeFinding& finding) {
        return !is_from(finding, papers, PaperKind::slides);
    });
    return kept.empty() ? findings : kept;
}

std::string_view name_of(PaperKind kind) {
    return kind == PaperKind::report ? "report" : "slides";
}

std::string_view title_of(PaperKind kind) {
    return kind == PaperKind::report ? "Report" : "Slides";
}

std::optional<PaperKind> paper_kind_named(std::string_view name) {
    if (name == "report") return PaperKind::report;
    return name == "slides" ? std::optional(PaperKind::slides) : std::nullopt;
}

std::string_view name_of(PaperState state) {
    return std::ranges::find(state_rows, state, &StateRow::state)->name;
}

std::string_view title_of(PaperState state) {
    return std::ranges::find(state_rows, state, &StateRow::state)->title;
}

std::optional<PaperState> paper_state_named(std::string_view name) {
    const auto* const row = std::ranges::find(state_rows, name, &StateRow::name);
    return row == state_rows.end() ? std::nullopt : std::optional(row->state);
}

std::expected<ReadPaper, documents::Refusal>
read_paper(std::string_view bytes, std::string_view file_name, PaperKind kind) {
    auto document = documents::read_document(bytes, file_name);
    if (!document) return std::unexpected(document.error());
    ReadPaper paper{
        .review = kind == PaperKind::report ? read_peer_report(*document) : read_presentation(*document),
        .comments = std::move(document->comments)
    };
    if (findings_in(paper.review).empty()) {
        return std::unexpected(documents::Refusal{
            "No strengths, areas for consideration or recommendations were found in this file: they need "
            "headings that say so, with a list below each."
        });
    }
    return paper;
}

}  // namespace dueregard::assessment
