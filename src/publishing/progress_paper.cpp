#include "publishing/progress_paper.hpp"

#include "documents/composing.hpp"
#include "plan/return_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dueregard::publishing {

namespace {

using documents::add_bullet;
using documents::add_heading;
using documents::add_paragraph;
using documents::add_row;
using documents::add_table;
using documents::Document;
using documents::Table;

std::string printed(const plan::StatusScale& scale, plan::Meaning meaning) {
    return plan::status_cell(plan::status_meaning(meaning, scale), scale);
}

/// The status as it was given, or that of the meaning it counts as.
std::string shown_status(const ProgressPaper& paper, const plan::Standing& standing) {
    const auto meaning = plan::meaning_now(standing);
    const bool is_given =
        standing.now && standing.now->content.status && meaning != plan::Meaning::not_reported;
    return is_given ? plan::status_cell(*standing.now->content.status, paper.scale)
                    : printed(paper.scale, meaning);
}

std::string objective_title(const plan::ObjectiveProgress& progress) {
    return progress.objective ? plan::name_of(*progress.objective) : "Measures under no objective";
}

plan::StatusCounts total_of(const ProgressPaper& paper) {
    plan::StatusCounts counts;
    for (const auto& standing : paper.standings)
        ++counts[plan::meaning_now(standing)];
    return counts;
}

void add_opening(Document& document, const ProgressPaper& paper) {
    add_heading(document, 1, fmt::format("Progress report: {}", paper.period.label));
    add_paragraph(document, paper.organisation);
    add_paragraph(
        document,
        fmt::format(
            "{} to {}. Prepared on {} from the register.",
            long_date(paper.period.days.from),
            long_date(paper.period.days.to),
            long_date(paper.prepared)
        )
    );
    if (paper.period.state != plan::PeriodState::frozen) {
        add_paragraph(document, "This period is not frozen yet: returns may still change.");
    }
}

void add_summary(Document& document, const ProgressPaper& paper) {
    add_heading(document, 2, "Summary");
    for (auto& sentence : plan::progress_sentences(total_of(paper)))
        add_bullet(document, std::move(sentence));
    add_paragraph(document, std::string(plan::counting_rule));
    Table table{.name = "How the measures stand, by objective"};
    std::vector<std::string> header{"Objective"};
    for (const auto meaning : plan::all_meanings())
        header.push_back(printed(paper.scale, meaning));
    header.emplace_back("Measures");
    add_row(table, std::move(header));
    for (const auto& progress : counts_by_objective(paper)) {
        std::vector<std::string> row{objective_title(progress)};
        for (const auto meaning : plan::all_meanings())
            row.push_back(fmt::to_string(progress.counts[meaning]));
        row.push_back(fmt::to_string(progress.counts.total()));
        add_row(table, std::move(row));
    }
    add_table(document, std::move(table));
}

void add_changes(Document& document, const ProgressPaper& paper) {
    if (!paper.before) return;
    add_heading(document, 2, fmt::format("What changed since {}", paper.before->label));
    const auto changes = status_changes(paper);
    if (changes.empty()) {
        add_paragraph(document, "No measure has another status than in the period before.");
        return;
    }
    Table table{.name = "Measures with another status than in the period before"};
    add_row(table, {"Ref", "Action", "Was", "Is"});
    for (const auto& change : changes) {
        const auto& measure = change.standing->measure;
        add_row(
            table,
            {measure.ref, measure.action, printed(paper.scale, change.was), printed(paper.scale, change.is)}
        );
    }
    add_table(document, std::move(table));
}

std::string commentary_of(const plan::Standing& standing) {
    if (!standing.now || plan::meaning_now(standing) == plan::Meaning::not_reported) return "";
    const auto& content = standing.now->content;
    if (!content.carried_from) return content.commentary;
    return content.commentary + "\n(Carried forward from the last return.)";
}

void add_objective(Document& document, const ProgressPaper& paper, const plan::ObjectiveProgress& progress) {
    Table table{.name = fmt::format("{}: measures and returns", objective_title(progress))};
    add_row(table, {"Ref", "Action", "Owner", "Due", "Status", "Progress", "Commentary"});
    for (const auto& standing : paper.standings) {
        const auto id = standing.objective ? std::optional(standing.objective->id) : std::nullopt;
        const auto wanted = progress.objective ? std::optional(progress.objective->id) : std::nullopt;
        if (id != wanted) continue;
        add_row(
            table,
            {standing.measure.ref,
             standing.measure.action,
             standing.owner_name,
             plan::due_text(standing.measure),
             shown_status(paper, standing),
             standing.now ? standing.now->content.progress.words : "",
             commentary_of(standing)}
        );
    }
    if (table.rows.size() == 1) return;
    add_heading(document, 2, objective_title(progress));
    add_table(document, std::move(table));
}

void add_checks(Document& document, const ProgressPaper& paper) {
    add_heading(document, 2, "Checks outstanding");
    if (paper.hits.empty()) {
        add_paragraph(document, "Every check was put to every measure, and none found anything to mend.");
        return;
    }
    Table table{.name = "What a critical friend would ask"};
    add_row(table, {"About", "What was found"});
    for (const auto& hit : paper.hits)
        add_row(table, {hit.of, hit.sentence});
    add_table(document, std::move(table));
}

void add_key(Document& document, const ProgressPaper& paper) {
    add_heading(document, 2, "Key");
    for (const auto& status : paper.scale.statuses)
        add_bullet(document, plan::status_cell(status, paper.scale));
}

}  // namespace

std::vector<StatusChange> status_changes(const ProgressPaper& paper) {
    std::vector<StatusChange> changes;
    for (const auto& standing : paper.standings) {
        const auto was = plan::meaning_before(standing);
        const auto is = plan::meaning_now(standing);
        if (was && *was != is) changes.push_back({.standing = &standing, .was = *was, .is = is});
    }
    return changes;
}

std::vector<plan::ObjectiveProgress> counts_by_objective(const ProgressPaper& paper) {
    std::map<std::optional<plan::ObjectiveId>, plan::StatusCounts> own;
    for (const auto& standing : paper.standings) {
        const auto id = standing.objective ? std::optional(standing.objective->id) : std::nullopt;
        ++own[id][plan::meaning_now(standing)];
    }
    return plan::progress_by_objective(paper.objectives, own);
}

Document progress_document(const ProgressPaper& paper) {
    Document document{
        .title = fmt::format("Progress report: {} – {}", paper.period.label, paper.organisation),
        .language = "en-GB"
    };
    add_opening(document, paper);
    add_summary(document, paper);
    add_changes(document, paper);
    for (const auto& progress : counts_by_objective(paper))
        add_objective(document, paper, progress);
    add_checks(document, paper);
    add_key(document, paper);
    return document;
}

}  // namespace dueregard::publishing
