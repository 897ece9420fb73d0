#include "intake/reading.hpp"

#include "assessment/peer_report_reader.hpp"
#include "assessment/presentation_reader.hpp"
#include "base/text.hpp"
#include "plan/checks.hpp"
#include "plan/committee_report_reader.hpp"
#include "plan/objective_reader.hpp"
#include "plan/organisation_name.hpp"
#include "plan/progress_report_reader.hpp"
#include "plan/strategy_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace dueregard::intake {

namespace {

/// Below this the rows that were found are too doubtful to be told.
constexpr double least_confidence = 0.5;

bool reports_on_measures(DocumentKind kind) {
    return kind == DocumentKind::progress_report || kind == DocumentKind::action_plan;
}

bool is_assessment(DocumentKind kind) {
    return kind == DocumentKind::impact_assessment || kind == DocumentKind::self_assessment;
}

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<MarginComment> comments_of(const documents::Document& document) {
    std::vector<MarginComment> comments;
    for (const auto& comment : document.comments) {
        comments.push_back(
            {.number = comment.number,
             .text = comment.text,
             .quote = unless_empty(comment.quote),
             .quoted_of = unless_empty(comment.quoted_from),
             .at = comment.anchor}
        );
    }
    return comments;
}

documents::Place place_of(const Hit& hit, const plan::ProgressReport& report) {
    if (hit.subject > 0) return report.measures.at(static_cast<std::size_t>(hit.subject) - 1).at;
    if (hit.subject < 0) return report.claims.at(static_cast<std::size_t>(-hit.subject) - 1).at;
    return {};
}

std::vector<Problem> problems_of(const plan::ProgressReport& report) {
    const auto measures = plan::checked(report);
    const auto today = report.period && report.period->to ? report.period->to : report.date;
    const auto hits = plan::hits_in(
        {.source = plan::CheckedSource::document,
         .measures = measures,
         .claims = report.claims,
         .today = today}
    );
    std::vector<Problem> problems;
    for (const auto& hit : hits) {
        problems.push_back(
            {.check = std::string(hit.check),
             .sentence = hit.sentence,
             .of = hit.of,
             .at = place_of(hit, report)}
        );
    }
    return problems;
}

/// A section whose heading calls it an objective.
std::optional<std::string> objective_in(const std::optional<std::string>& section) {
    if (!section) return std::nullopt;
    const auto words = words_of(*section);
    constexpr std::array names =
        std::to_array<std::string_view>({"objective", "outcome", "aim", "goal", "amcan"});
    const auto opening = std::span(words).first(std::min<std::size_t>(words.size(), 2));
    const bool names_one = std::ranges::any_of(opening, [&](const std::string& word) {
        return std::ranges::find(names, word) != names.end();
    });
    return names_one ? section : std::nullopt;
}

/// What the measures are for, in the order in which they name it, each with its measures' actions.
std::vector<plan::ReadObjective> objectives_of(const plan::ProgressReport& report) {
    std::vector<plan::ReadObjective> objectives;
    for (const auto& measure : report.measures) {
        const auto name = measure.objective ? measure.objective : objective_in(measure.section);
        if (!name || measure.action.empty()) continue;
        auto found = std::ranges::find(objectives, *name, &plan::ReadObjective::title);
        if (found == objectives.end()) {
            const auto section = std::ranges::find(report.sections, *name, &plan::Section::title);
            const auto& at = section == report.sections.end() ? measure.at : section->at;
            found = objectives.insert(
                objectives.end(), {.title = *name, .priorities = {}, .actions = {}, .at = at}
            );
        }
        found->actions.push_back(measure.action);
    }
    return objectives;
}

/// "Equality Peer Review of Northmere Council" is a paper's name before it is a council's.
std::string without_paper(std::string name) {
    for (const std::string_view paper : {" Challenge of ", " Review of ", " Report of ", " Assessment of "}) {
        const auto at = (" " + name).find(paper);
        if (at != std::string::npos) name = name.substr(at + paper.size() - 1);
    }
    return name;
}

/// Peers' papers name many councils; theirs is the one in the title, or else the one the verdict speaks of.
std::optional<std::string>
reviewed_organisation(const Reading& reading, const assessment::PeerReview& review) {
    for (auto text : {reading.title.value_or(""), review.verdict ? review.verdict->text : std::string()}) {
        for (const std::string_view owner : {"'s ", "’s "}) {
            const auto at = text.find(owner);
            if (at != std::string::npos) text.replace(at, owner.size(), " ");
        }
        const auto names = plan::organisations_in(text);
        if (names.size() != 1) continue;
        auto name = without_paper(names.front());
        const bool is_shouted = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
        if (!is_shouted) return name;
    }
    return std::nullopt;
}

/// "Equality peer challenge of Westerby District Council": the letter's own head names the peers' council.
std::optional<std::string> challenged_organisation(const documents::Document& document) {
    constexpr std::size_t opening = 14;  // blocks
    std::size_t seen = 0;
    for (const auto& block : document.blocks) {
        if (++seen > opening) break;
        for (const std::string_view paper : {"hallenge", "HALLENGE", "eview", "EVIEW", "ssessment", "isit"}) {
            const auto at = block.text.find(paper);
            if (at == std::string::npos) continue;
            auto rest = trimmed(std::string_view(block.text).substr(at + paper.size()));
            for (const std::string_view link : {"of ", "at ", "to ", "for ", "OF ", "AT ", "FOR "}) {
                if (!rest.starts_with(link)) continue;
                rest = trimmed(rest.substr(link.size()));
                if (starts_with_ignoring_case(rest, "the ")) rest = rest.substr(4);
                const auto names = plan::organisations_in(rest);
                if (!names.empty() && rest.starts_with(names.front())) return names.front();
            }
        }
    }
    return std::nullopt;
}

void take_review(assessment::PeerReview review, Reading& reading, const documents::Document& document) {
    if (auto challenged = challenged_organisation(document)) reading.organisation = std::move(challenged);
    reading.organisation =
        reading.organisation ? without_paper(*reading.organisation) : reviewed_organisation(reading, review);
    reading.areas = std::move(review.areas);
    reading.findings = std::move(review.findings);
    reading.recommendations = std::move(review.recommendations);
    reading.innovations = std::move(review.innovations);
    reading.signposts = std::move(review.signposts);
    reading.team = std::move(review.team);
    reading.verdict = std::move(review.verdict);
}

void take_committee_report(Reading& reading, const documents::Document& document) {
    auto read = plan::read_committee_report(document);
    reading.objectives = std::move(read.objectives);
    reading.implications = std::move(read.implications);
    reading.claims = std::move(read.claims);
    for (auto& asked : read.recommendations) {
        reading.recommendations.push_back(
            {.number = std::move(asked.number), .text = std::move(asked.text), .at = asked.at}
        );
    }
    for (auto& finding : read.findings) {
        reading.findings.push_back(
            {.kind = std::move(finding.kind),
             .section = std::move(finding.section),
             .text = std::move(finding.text),
             .at = finding.at}
        );
    }
}

void take_strategy(Reading& reading, const documents::Document& document) {
    auto read = plan::read_strategy(document);
    reading.objectives = std::move(read.objectives);
    reading.facts = std::move(read.facts);
    reading.boards = std::move(read.boards);
    reading.accreditations = std::move(read.accreditations);
    reading.characteristics = std::move(read.characteristics);
}

/// What stands beside measures in a document of this kind.
void take_kind(Reading& reading, const documents::Document& document) {
    using enum DocumentKind;
    if (reading.recognised.kind == strategy) take_strategy(reading, document);
    if (reading.recognised.kind == committee_report) take_committee_report(reading, document);
    if (reading.recognised.kind == objectives) reading.objectives = plan::objectives_in(document);
    if (reading.recognised.kind == impact_assessment)
        reading.impacts = impact::read_impact_assessment(document);
    if (reading.recognised.kind == self_assessment)
        reading.criteria = self_assessment::read_self_assessment(document);
}

/// The last heading before the row, by its line; its section where there are no lines.
std::string heading_above(const Reading& reading, const plan::ReportedMeasure& measure) {
    auto heading = measure.section.value_or("");
    for (const auto& section : reading.sections)
        if (section.at.line > 0 && section.at.line < measure.at.line) heading = section.title;
    return heading;
}

/// The tables of an assessment are laid out as a plan's are: only what stands below a heading that promises
/// actions is one.
void drop_rows_of_assessments(plan::ProgressReport& report, const Reading& reading) {
    if (!is_assessment(reading.recognised.kind)) return;
    std::erase_if(report.measures, [&](const plan::ReportedMeasure& measure) {
        const auto heading = words_of(heading_above(reading, measure));
        constexpr std::array promises = std::to_array<std::string_view>(
            {"action", "actions", "plan", "steps", "improvement", "improvements"}
        );
        const bool is_promised = std::ranges::any_of(promises, [&](std::string_view word) {
            return std::ranges::find(heading, word) != heading.end();
        });
        const auto is_read = [&](const auto& found) { return found.at == measure.at; };
        return !is_promised || std::ranges::any_of(reading.impacts, is_read)
               || std::ranges::any_of(reading.criteria, is_read);
    });
}

/// A table of recommendations has dates and people as a plan has: its rows are told once.
void drop_rows_of_recommendations(plan::ProgressReport& report, const Reading& reading) {
    std::erase_if(report.measures, [&](const plan::ReportedMeasure& measure) {
        return std::ranges::any_of(reading.recommendations, [&](const auto& recommendation) {
            return recommendation.at == measure.at || recommendation.text == measure.action;
        });
    });
}

/// A strategy's tables of facts, boards and schemes are laid out as its tables of actions are: a row is a
/// measure where it has what only measures have, or where it is an action of an objective.
void drop_rows_that_are_no_measures(plan::ProgressReport& report, const Reading& reading) {
    if (reading.recognised.kind != DocumentKind::strategy) return;
    std::erase_if(report.measures, [&](const plan::ReportedMeasure& measure) {
        const bool is_action = std::ranges::any_of(reading.objectives, [&](const auto& objective) {
            return std::ranges::find(objective.actions, measure.action) != objective.actions.end();
        });
        const bool is_fact =
            std::ranges::find(reading.facts, measure.action, &plan::Fact::label) != reading.facts.end();
        return !is_action && (is_fact || (!measure.ref && !measure.due && !measure.status));
    });
}

}  // namespace

Reading reading_of(const documents::Document& document, std::optional<DocumentKind> kind) {
    auto report = plan::read_progress_report(document);
    Reading reading;
    reading.file = document.file_name;
    reading.recognised = kind ? Recognised{.kind = *kind, .confidence = 1.0} : recognise(document, report);
    reading.comments = comments_of(document);
    reading.sections = std::move(report.sections);
    reading.title = report.title;
    reading.organisation = report.organisation;
    reading.date = report.date;
    if (reading.recognised.kind == DocumentKind::peer_challenge_report)
        take_review(assessment::read_peer_report(document), reading, document);
    if (reading.recognised.kind == DocumentKind::peer_challenge_presentation)
        take_review(assessment::read_presentation(document), reading, document);
    const bool is_known = reading.recognised.kind != DocumentKind::unknown;
    if (!is_known) return reading;
    take_kind(reading, document);
    drop_rows_that_are_no_measures(report, reading);
    drop_rows_of_assessments(report, reading);
    drop_rows_of_recommendations(report, reading);
    const bool reports = reports_on_measures(reading.recognised.kind);
    if (reports && report.measures.empty()) {
        reading.period = report.period;
        reading.claims = std::move(report.claims);
    }
    const bool is_sure =
        kind || report.confidence >= least_confidence || is_assessment(reading.recognised.kind);
    if (report.measures.empty() || !is_sure) return reading;
    if (reports) {
        reading.period = report.period;
        reading.objectives = objectives_of(report);
    }
    reading.problems = problems_of(report);
    reading.measures = std::move(report.measures);
    std::ranges::move(report.claims, std::back_inserter(reading.claims));
    return reading;
}

}  // namespace dueregard::intake
