#include "publishing/submission_paper.hpp"

#include "base/text.hpp"
#include "documents/composing.hpp"
#include "self_assessment/level_reached.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::publishing {

using documents::add_bullet;
using documents::add_heading;
using documents::add_paragraph;
using documents::add_row;
using documents::add_table;
using documents::Document;
using framework::EntryKind;
using self_assessment::Answer;
using self_assessment::SelfAssessment;

namespace {

std::string label_of(const framework::Entry& entry) {
    return entry.ref + " " + entry.title;
}

void add_opening(
    Document& document, const SelfAssessment& assessment, const std::string& organisation, Date prepared
) {
    const auto& edition = assessment.edition.edition;
    add_heading(document, 1, assessment.title);
    add_paragraph(document, organisation);
    add_paragraph(
        document,
        fmt::format("Against the {}. Prepared on {} from the register.", edition.title, long_date(prepared))
    );
    if (assessment.state == self_assessment::State::open)
        add_paragraph(document, "This self-assessment is not closed yet: answers may still change.");
    if (edition.wording == framework::Wording::ours)
        add_paragraph(
            document, "What the framework asks for is told in our own words, not in those of its publisher."
        );
}

void add_level(Document& document, const SelfAssessment& assessment) {
    const auto& edition = assessment.edition.edition;
    const auto reached = self_assessment::level_reached(edition, assessment.answers);
    add_heading(document, 2, "Level reached");
    add_paragraph(document, fmt::format("{}.", self_assessment::title_of(reached, edition)));
    if (assessment.target)
        add_paragraph(
            document, fmt::format("The council aims at {}.", edition.levels.at(*assessment.target).title)
        );
    documents::Table table{.name = "Level reached by area", .rows = {}};
    add_row(table, {"Area", "Level reached", "Criteria", "Agreed"});
    for (std::size_t place = 0; place < edition.entries.size(); ++place) {
        if (edition.entries[place].kind != EntryKind::area) continue;
        const auto answers = self_assessment::answers_under(edition, assessment.answers, place);
        if (answers.empty()) continue;
        const auto agreed = std::ranges::count(answers, self_assessment::AnswerState::agreed, &Answer::state);
        add_row(
            table,
            {label_of(edition.entries[place]),
             self_assessment::title_of(self_assessment::level_reached(edition, answers), edition),
             fmt::to_string(answers.size()),
             fmt::to_string(agreed)}
        );
    }
    add_table(document, std::move(table));
    if (!reached.next) return;
    add_heading(document, 2, fmt::format("What stops us from {}", edition.levels.at(*reached.next).title));
    for (const auto& [criterion, level, judgement] : reached.stops_us)
        add_bullet(
            document,
            fmt::format(
                "{}: {}",
                label_of(edition.entries.at(criterion)),
                lower_ascii(self_assessment::title_of(judgement))
            )
        );
}

/// The paper goes out: what is restricted is not named.
std::string told(const evidence::Evidence& evidence) {
    if (evidence.sensitivity == evidence::Sensitivity::restricted)
        return "Restricted evidence, held by the council";
    auto text = fmt::format("{} ({}", evidence.title, lower_ascii(evidence::title_of(evidence.kind)));
    if (const auto period = evidence::period_text(evidence); !period.empty())
        text += fmt::format("; speaks of: {}", period);
    if (evidence.expires) text += fmt::format("; holds until: {}", long_date(*evidence.expires));
    text += ")";
    if (evidence.kind == evidence::Kind::link) text += fmt::format(": {}", evidence.link);
    return text;
}

void add_evidence(Document& document, const Answer& answer) {
    if (answer.evidence.empty()) return;
    add_paragraph(document, answer.evidence.size() == 1 ? "Evidence:" : "Pieces of evidence:");
    for (const auto& evidence : answer.evidence)
        add_bullet(document, told(evidence));
}

void add_answer(Document& document, const SelfAssessment& assessment, const Answer& answer) {
    const auto& edition = assessment.edition.edition;
    const auto& criterion = edition.entries.at(answer.criterion);
    add_heading(document, 3, label_of(criterion));
    documents::Table table{.name = fmt::format("{}: judgement by level", label_of(criterion)), .rows = {}};
    add_row(table, {"Level", "What it asks for", "Judgement", "What shows it", "Strength of evidence"});
    for (const auto& at_level : answer.levels) {
        const auto* statement = framework::statement_at(criterion, at_level.level);
        add_row(
            table,
            {edition.levels.at(at_level.level).title,
             statement == nullptr ? "" : statement->text,
             std::string(self_assessment::title_of(at_level.judgement)),
             at_level.narrative,
             std::string(self_assessment::title_of(at_level.strength))}
        );
    }
    add_table(document, std::move(table));
    add_evidence(document, answer);
    if (!answer.answerer_name.empty())
        add_paragraph(
            document,
            fmt::format("Answered by {}. {}.", answer.answerer_name, self_assessment::title_of(answer.state))
        );
}

}  // namespace

Document
submission_document(const SelfAssessment& assessment, const std::string& organisation, Date prepared) {
    Document document{
        .file_name = "",
        .title = fmt::format("{} – {}", assessment.title, organisation),
        .language = "en-GB",
        .blocks = {},
        .comments = {},
        .notes = {}
    };
    add_opening(document, assessment, organisation, prepared);
    add_level(document, assessment);
    const auto& edition = assessment.edition.edition;
    std::optional<std::size_t> area;
    for (const auto& answer : assessment.answers) {
        if (const auto of = framework::area_of(edition, answer.criterion); of != area) {
            area = of;
            add_heading(document, 2, label_of(edition.entries[of]));
        }
        add_answer(document, assessment, answer);
    }
    return document;
}

}  // namespace dueregard::publishing
