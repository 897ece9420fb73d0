#include "self_assessment/standing_html.hpp"

#include "base/text.hpp"
#include "self_assessment/readiness.hpp"
#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/scroll_region.hpp"
#include "web/stacked_bar_chart.hpp"
#include "web/table.hpp"
#include "web/tag.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::self_assessment {

using framework::EntryKind;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t most_hits_in_sight = 10;

const Answer* answer_to(const SelfAssessment& assessment, std::size_t criterion) {
    const auto found = std::ranges::find(assessment.answers, criterion, &Answer::criterion);
    return found == assessment.answers.end() ? nullptr : &*found;
}

std::string label_of(const SelfAssessment& assessment, std::size_t criterion) {
    const auto& entry = assessment.edition.edition.entries.at(criterion);
    return entry.ref + " " + entry.title;
}

Html obstacles_html(const SelfAssessment& assessment, const LevelReached& reached) {
    const auto& edition = assessment.edition.edition;
    Html items;
    for (const auto& [criterion, level, judgement] : reached.stops_us) {
        const auto* answer = answer_to(assessment, criterion);
        const auto* statement = framework::statement_at(edition.entries.at(criterion), level);
        items << "<li>"
              << web::link(
                     {.text = label_of(assessment, criterion), .href = path_of(assessment.id, answer->id)}
                 )
              << ": " << lower_ascii(title_of(judgement));
        if (statement != nullptr)
            items << R"(<br><span class="govuk-hint">)"_html << statement->text << "</span>";
        items << "</li>\n";
    }
    return Html{} << R"(<ul class="govuk-list govuk-list--bullet govuk-list--spaced">)"_html << items
                  << "</ul>\n";
}

/// How the statements of the areas are judged, at the levels up to the one aimed at.
std::vector<std::int64_t> counts_of(const SelfAssessment& assessment, const std::vector<Answer>& answers) {
    const auto highest = assessment.target.value_or(assessment.edition.edition.levels.size() - 1);
    std::vector<std::int64_t> counts(all_judgements().size(), 0);
    for (const auto& answer : answers)
        for (const auto& at_level : answer.levels)
            if (at_level.level <= highest) ++counts.at(static_cast<std::size_t>(at_level.judgement));
    std::ranges::reverse(counts);
    return counts;
}

std::string judged_text(const SelfAssessment& assessment, const Answer& answer) {
    std::vector<std::string> parts;
    for (const auto& at_level : answer.levels)
        parts.push_back(fmt::format(
            "{}: {}",
            assessment.edition.edition.levels.at(at_level.level).title,
            lower_ascii(title_of(at_level.judgement))
        ));
    return join(parts, "; ");
}

web::Table answers_table(const SelfAssessment& assessment, std::size_t area, const std::string& id) {
    web::Table table{
        .caption = label_of(assessment, area),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head = {{.text = "Criterion"}, {.text = "Judged"}, {.text = "Who answers"}, {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& answer : answers_under(assessment.edition.edition, assessment.answers, area)) {
        table.rows.push_back(
            {{.text = web::link(
                  {.text = label_of(assessment, answer.criterion), .href = path_of(assessment.id, answer.id)}
              )},
             {.text = judged_text(assessment, answer)},
             {.text = answer.answerer_name.empty() ? std::string("Nobody yet") : answer.answerer_name},
             {.text = state_html(answer.state)}}
        );
    }
    return table;
}

/// The areas with something in scope, in order.
std::vector<std::size_t> areas_in_scope(const SelfAssessment& assessment) {
    const auto& edition = assessment.edition.edition;
    std::vector<std::size_t> areas;
    for (const auto& answer : assessment.answers)
        if (const auto area = framework::area_of(edition, answer.criterion);
            areas.empty() || areas.back() != area)
            areas.push_back(area);
    return areas;
}

}  // namespace

std::string path_of(SelfAssessmentId id) {
    return "/self-assessments/" + address(id);
}

std::string path_of(SelfAssessmentId id, AnswerId answer) {
    return path_of(id) + "/criteria/" + address(answer);
}

Html state_html(AnswerState state) {
    switch (state) {
    case AnswerState::draft:
        return web::tag({.text = title_of(state), .classes = "govuk-tag--blue"});
    case AnswerState::submitted:
        return web::tag({.text = title_of(state), .classes = "govuk-tag--purple"});
    case AnswerState::changes_requested:
        return web::tag({.text = title_of(state), .classes = "govuk-tag--orange"});
    case AnswerState::agreed:
        break;
    }
    return Html{} << title_of(state);
}

Html level_html(const SelfAssessment& assessment) {
    const auto& edition = assessment.edition.edition;
    const auto reached = level_reached(edition, assessment.answers);
    Html text;
    text << R"(<p class="govuk-body-l"><strong>)"_html << title_of(reached, edition) << "</strong></p>";
    text
        << R"(<p class="govuk-body">This is counted from the judgements: the highest level at which every criterion in scope is met, at it and below.)"_html;
    if (assessment.target)
        text << " The council aims at " << edition.levels.at(*assessment.target).title << ".";
    text << "</p>";
    Html html;
    html << R"(<h2 class="govuk-heading-m">Level reached</h2>)"_html << web::inset_text({.text = text});
    if (!reached.next) return html;
    const auto& next = edition.levels.at(*reached.next).title;
    html << R"(<h2 class="govuk-heading-m">What stops us from )"_html << next << "</h2>\n";
    if (reached.stops_us.size() <= most_hits_in_sight) return html << obstacles_html(assessment, reached);
    return html << R"(<p class="govuk-body">)"_html
                << fmt::format("{} criteria are not met at {} yet.", reached.stops_us.size(), next)
                << "</p>\n"
                << web::details(
                       {.summary = "What the next level takes", .text = obstacles_html(assessment, reached)}
                   );
}

Html areas_chart(const SelfAssessment& assessment) {
    const auto& edition = assessment.edition.edition;
    web::StackedBarChart chart{
        .text =
            {.id = "judged-by-area",
             .headline = "How each area is judged",
             .subtitle = fmt::format(
                 "Statements by judgement, up to {}",
                 edition.levels.at(assessment.target.value_or(edition.levels.size() - 1)).title
             ),
             .source = "",
             .csv_href = ""},
        .series =
            {{.name = "Met", .symbol = "✓", .fill = web::Fill::blue},
             {.name = "Partly met", .symbol = "◐", .fill = web::Fill::teal_stripes},
             {.name = "Not met", .symbol = "✗", .fill = web::Fill::maroon_dots},
             {.name = "Not assessed", .symbol = "–", .fill = web::Fill::outline}},
        .bars = {},
        .label_heading = "Area"
    };
    for (const auto area : areas_in_scope(assessment))
        chart.bars.push_back(
            {.label = fmt::format(
                 "{} ({})",
                 label_of(assessment, area),
                 title_of(level_reached_under(edition, assessment.answers, area), edition)
             ),
             .counts = counts_of(assessment, answers_under(edition, assessment.answers, area))}
        );
    return web::stacked_bar_chart(chart);
}

Html answers_html(const SelfAssessment& assessment) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">Criteria</h2>)"_html;
    for (const auto area : areas_in_scope(assessment)) {
        const auto id = fmt::format("area-{}", area);
        html << web::scroll_region(
            {.labelled_by = id, .content = web::table(answers_table(assessment, area, id))}
        );
    }
    return html;
}

Html readiness_html(const SelfAssessment& assessment, Date today) {
    const auto hits = readiness(assessment, today);
    Html html;
    html << R"(<h2 class="govuk-heading-m">Before it goes out</h2>)"_html;
    if (hits.empty())
        return html << R"(<p class="govuk-body">A critical friend would find nothing to ask.</p>)"_html;
    Html items;
    for (const auto& hit : hits)
        items << "<li>" << hit.sentence << ". "
              << web::link(
                     {.text = "Mend it",
                      .href = path_of(assessment.id, hit.answer),
                      .visually_hidden_text = "at " + hit.ref}
                 )
              << "</li>\n";
    Html list;
    list << R"(<ul class="govuk-list govuk-list--bullet">)"_html << items << "</ul>\n";
    if (hits.size() <= most_hits_in_sight) return html << list;
    return html << R"(<p class="govuk-body">)"_html
                << fmt::format("{} things are still to be asked.", hits.size()) << "</p>\n"
                << web::details({.summary = "What a critical friend would ask", .text = list});
}

}  // namespace dueregard::self_assessment
