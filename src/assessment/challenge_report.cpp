#include "assessment/challenge_report.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;
using documents::Document;
using documents::Table;

void add_heading(Document& document, int level, std::string text) {
    document.blocks.push_back({.kind = BlockKind::heading, .level = level, .text = std::move(text)});
}

void add_paragraph(Document& document, std::string text) {
    document.blocks.push_back({.kind = BlockKind::paragraph, .text = std::move(text)});
}

void add_row(Table& table, std::vector<std::string> texts) {
    auto& row = table.rows.emplace_back();
    for (auto& text : texts)
        row.cells.push_back({.text = std::move(text)});
}

void add_table(Document& document, Table table) {
    table.header_rows = 1;
    document.blocks.push_back({.kind = BlockKind::table, .table = std::move(table)});
}

Document begun(const ChallengeReport& report, const std::string& title) {
    Document document;
    document.title = title;
    document.language = "en-GB";
    add_heading(document, 1, title);
    const auto& challenge = report.challenge;
    add_paragraph(
        document,
        challenge.reviewer.empty()
            ? fmt::format("{}. On site {}.", report.organisation, days_text(challenge))
            : fmt::format(
                  "{}. {}, on site {}.", report.organisation, challenge.reviewer, days_text(challenge)
              )
    );
    return document;
}

void add_team(Document& document, const ChallengeReport& report) {
    if (report.team.empty()) return;
    add_heading(document, 2, "Team");
    Table table{.name = "Who came"};
    add_row(table, {"Name", "Role", "Organisation"});
    for (const auto& member : report.team)
        add_row(table, {member.name, member.role, member.from_organisation});
    add_table(document, std::move(table));
}

/// "1. Hearing loops …": the number belongs to the words, so that a reference to it holds in every format.
std::string numbered(const ChallengeFinding& finding) {
    return finding.number.empty() ? finding.text : fmt::format("{}. {}", finding.number, finding.text);
}

void add_findings(Document& document, const ChallengeReport& report) {
    const ChallengeFinding* before = nullptr;
    for (const auto& finding : report.findings) {
        const bool is_new_area = before == nullptr || area_name(*before) != area_name(finding);
        const auto area = area_name(finding);
        if (is_new_area && !area.empty()) add_heading(document, 2, area);
        if (is_new_area || before->kind != finding.kind) {
            add_heading(document, area.empty() ? 2 : 3, std::string(plural_of(finding.kind)));
        }
        document.blocks.push_back({.kind = BlockKind::list_item, .text = numbered(finding)});
        before = &finding;
    }
}

// --- the right of reply ---

bool is_told(const FindingResponse& response) {
    return response.kind.has_value() && response.state != ResponseState::withdrawn;
}

std::string peers_word(const ReportedResponse& reported) {
    switch (reported.response.state) {
    case ResponseState::agreed:
        return "Agreed";
    case ResponseState::declined:
        return reported.why.empty() ? "Declined" : "Declined: " + reported.why;
    default:
        return "Not yet";
    }
}

/// "3.1 Places, Strength 1": each table's name is its own, so that a reader can tell them apart.
std::string full_name(const ChallengeFinding& finding) {
    return finding.area.empty() ? short_name(finding)
                                : fmt::format("{}, {}", area_name(finding), short_name(finding));
}

void add_responses(
    Document& document, const std::vector<ReportedResponse>& responses, const std::string& to
) {
    Table corrections{.name = "Corrections asked for: " + to};
    add_row(corrections, {"As it stands", "As it should stand", "Why", "The peers' answer"});
    Table others{.name = "What the council says: " + to};
    add_row(others, {"To", "Kind", "Response"});
    for (const auto& reported : responses) {
        const auto& response = reported.response;
        if (response.kind == ResponseKind::correction) {
            add_row(corrections, {response.quote, response.new_wording, response.text, peers_word(reported)});
        } else {
            const auto passage = response.quote.empty() ? std::string("All of it") : response.quote;
            add_row(others, {passage, std::string(title_of(*response.kind)), response.text});
        }
    }
    if (corrections.rows.size() > 1) add_table(document, std::move(corrections));
    if (others.rows.size() > 1) add_table(document, std::move(others));
}

std::vector<ReportedResponse>
told_responses(const ChallengeReport& report, const std::optional<FindingId>& finding) {
    std::vector<ReportedResponse> told;
    std::ranges::copy_if(report.responses, std::back_inserter(told), [&](const ReportedResponse& reported) {
        return is_told(reported.response) && reported.response.finding == finding;
    });
    return told;
}

void add_counts(Document& document, const ChallengeReport& report) {
    Table table{.name = "How many of each kind"};
    add_row(table, {"Kind", "Responses"});
    for (const auto kind : all_response_kinds()) {
        const auto count = std::ranges::count_if(report.responses, [&](const ReportedResponse& reported) {
            return is_told(reported.response) && reported.response.kind == kind;
        });
        if (count > 0) add_row(table, {std::string(title_of(kind)), std::to_string(count)});
    }
    if (table.rows.size() > 1) {
        add_table(document, std::move(table));
    } else {
        add_paragraph(document, "The council has nothing to say to the report.");
    }
}

}  // namespace

Document report_document(const ChallengeReport& report) {
    auto document = begun(report, report.challenge.title);
    if (!report.challenge.sought.empty())
        add_paragraph(document, fmt::format("Level sought: {}.", report.challenge.sought));
    if (report.verdict) {
        add_heading(document, 2, "Verdict");
        add_paragraph(document, report.verdict->text);
    }
    add_team(document, report);
    add_findings(document, report);
    return document;
}

Document right_of_reply_document(const ChallengeReport& report) {
    auto document = begun(report, "Right of reply: " + report.challenge.title);
    add_counts(document, report);
    std::string area;
    for (const auto& finding : report.findings) {
        const auto responses = told_responses(report, finding.id);
        if (responses.empty()) continue;
        if (area_name(finding) != area && !finding.area.empty()) add_heading(document, 2, area_name(finding));
        area = area_name(finding);
        add_heading(document, area.empty() ? 2 : 3, short_name(finding));
        add_paragraph(document, finding.text);
        add_responses(document, responses, full_name(finding));
    }
    const auto to_the_whole = told_responses(report, std::nullopt);
    if (!to_the_whole.empty()) {
        add_heading(document, 2, "To the report as a whole");
        add_responses(document, to_the_whole, "the report as a whole");
    }
    return document;
}

}  // namespace dueregard::assessment
