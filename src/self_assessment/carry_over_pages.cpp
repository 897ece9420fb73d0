#include "self_assessment/carry_over_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "self_assessment/carry_over_store.hpp"
#include "self_assessment/page_pieces.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::self_assessment {

using accounts::Permission;
using accounts::Visit;
using framework::Carried;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view title = "Carry over from an earlier self-assessment";

std::string carry_over_path(const SelfAssessment& later) {
    return path_of(later.id) + "/carrying-over";
}

/// Those that something could be carried over from.
std::vector<web::SelectItem> earlier_items(Visit& visit, const SelfAssessment& later) {
    std::vector<web::SelectItem> items{{.text = "Choose a self-assessment", .value = ""}};
    for (const auto& row : self_assessments(visit.db, visit.organisation)) {
        if (row.id == later.id || row.begun.milliseconds > later.begun.milliseconds) continue;
        items.push_back(
            {.text = fmt::format("{} ({})", row.title, row.edition_name), .value = address(row.id)}
        );
    }
    return items;
}

Html choice_form(Visit& visit, const SelfAssessment& later, const Faults& faults) {
    const auto items = earlier_items(visit, later);
    Html html;
    if (items.size() == 1)
        return html
               << R"(<p class="govuk-body">There is no earlier self-assessment to carry anything over from.</p>)"_html;
    return html << R"(<form method="get" action=")" << carry_over_path(later) << R"(" novalidate>)"
                << web::select(
                       {.label = {.text = "Which one?"},
                        .name = "from",
                        .items = items,
                        .value = std::string(visit.request.query.get("from")),
                        .error = accounts::error_at(faults, "from")}
                   )
                << web::button(
                       {.text = "Show what would be carried over", .classes = "govuk-button--secondary"}
                   )
                << "</form>\n";
}

// --- what it would do ---

std::string told_levels(const SelfAssessment& later, const Answer& answer) {
    std::string told;
    for (const auto& at_level : answer.levels) {
        if (!is_answered(at_level)) continue;
        told += fmt::format(
            "{}{}: {}",
            told.empty() ? "" : "; ",
            later.edition.edition.levels.at(at_level.level).title,
            lower_ascii(self_assessment::title_of(at_level.judgement))
        );
    }
    return told;
}

Html sources_html(const FilledCriterion& filled) {
    Html html;
    for (const auto& source : filled.sources) {
        html << R"(<p class="govuk-body-s">)"_html << source.ref << " " << source.title << " ("
             << framework::wording_of(source.relation) << ")";
        if (!source.rationale.empty()) html << ". " << source.rationale;
        if (source.are_words_left) html << " Its words are too long to be added here.";
        html << "</p>";
    }
    return html;
}

Html filled_html(const SelfAssessment& later, const CarryOver& told) {
    Html html;
    if (told.filled.empty())
        return html
               << R"(<h2 class="govuk-heading-m">What would be filled</h2><p class="govuk-body">Nothing.</p>)"_html;
    web::Table table{
        .caption = "What would be filled",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "filled",
        .head = {{.text = "Criterion"}, {.text = "Would say"}, {.text = "From"}, {.text = "How surely"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& filled : told.filled) {
        const auto& criterion = later.edition.edition.entries.at(filled.answer.criterion);
        table.rows.push_back(
            {{.text = fmt::format("{} {}", criterion.ref, criterion.title)},
             {.text = told_levels(later, filled.answer)},
             {.text = sources_html(filled)},
             {.text = filled.carried == Carried::whole ? "Whole: as much was asked for then, or more"
                                                       : "In part: “met” becomes “partly met”"}}
        );
    }
    return html << web::scroll_region({.labelled_by = "filled", .content = web::table(table)});
}

Html kept_html(const CarryOver& told) {
    Html html;
    if (told.kept.empty()) return html;
    html
        << R"(<h2 class="govuk-heading-m">What would stay, since it is answered already</h2><ul class="govuk-list govuk-list--bullet">)"_html;
    for (const auto& kept : told.kept)
        html << "<li>" << fmt::format("{} {} (from {})", kept.ref, kept.title, join(kept.sources, ", "))
             << "</li>";
    return html << "</ul>\n";
}

std::string_view wording_of(LeftBecause because) {
    switch (because) {
    case LeftBecause::nothing_like_it:
        return "nothing in this edition is like it";
    case LeftBecause::out_of_scope:
        return "what is like it is not assessed this time";
    case LeftBecause::no_such_level:
        break;
    }
    return "what is like it asks for nothing at that level";
}

Html left_html(const CarryOver& told) {
    Html html;
    if (told.left.empty()) return html;
    html
        << R"(<h2 class="govuk-heading-m">What has no counterpart</h2><ul class="govuk-list govuk-list--bullet">)"_html;
    for (const auto& left : told.left)
        html << "<li>"
             << fmt::format("{} {}, {}: {}", left.ref, left.title, left.level, wording_of(left.because))
             << "</li>";
    return html << "</ul>\n";
}

Html do_it_form(
    const Visit& visit, const SelfAssessment& earlier, const SelfAssessment& later, const CarryOver& told
) {
    Html html;
    if (told.filled.empty()) return html;
    const auto count = told.filled.size();
    return html << R"(<form method="post" action=")" << carry_over_path(later) << R"(" novalidate>)"
                << accounts::token_field(visit) << accounts::hidden_field("from", address(earlier.id))
                << web::button_group(
                       {web::button(
                            {.text = count == 1 ? std::string("Carry 1 answer over as a draft")
                                                : fmt::format("Carry {} answers over as drafts", count),
                             .prevent_double_click = true}
                        ),
                        web::link({.text = "Cancel", .href = path_of(later.id)})}
                   )
                << "</form>\n";
}

Html preview_html(Visit& visit, const SelfAssessment& earlier, const SelfAssessment& later) {
    const auto way = way_between(visit.db, visit.organisation, earlier, later);
    Html html;
    if (!way)
        return html << R"(<p class="govuk-body">)"_html << no_way_sentence(earlier, later)
                    << ", so nothing can be carried over. "
                    << web::link({.text = "The crosswalks", .href = "/crosswalks"}) << "</p>\n";
    const auto told = carry_over(earlier, later, *way);
    return html << filled_html(later, told) << kept_html(told) << left_html(told)
                << do_it_form(visit, earlier, later, told);
}

SelfAssessment later_in(Visit& visit) {
    auto later = assessment_in(visit);
    if (later.state == State::closed)
        throw Conflict("The self-assessment is closed: nothing can be carried over into it.");
    return later;
}

Response carry_over_page(Visit& visit, const SelfAssessment& later, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = std::string(title), .caption = later.title}
    ) << R"(<p class="govuk-body">Answers arrive as drafts and say where they come from. What is answered already stays as it is. Nothing is done before you have seen what would be.</p>)"_html
            << choice_form(visit, later, faults);
    if (const auto from = accounts::sent_id<SelfAssessmentId>(visit.request.query.get("from")))
        content << preview_html(visit, find_self_assessment(visit.db, visit.organisation, *from), later);
    return accounts::visit_page(
        visit,
        {.title = std::string(title),
         .breadcrumbs = crumbs(later, std::string(title)),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_carry_over(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto later = later_in(visit);
    const bool is_empty = visit.request.query.has("from") && visit.request.query.get("from").empty();
    return carry_over_page(visit, later, is_empty ? Faults{{"from", "Choose a self-assessment"}} : Faults{});
}

Response create_carry_over(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto later = later_in(visit);
    const auto from = accounts::sent_id<SelfAssessmentId>(visit.request.form.get("from"));
    if (!from || *from == later.id)
        return carry_over_page(visit, later, {{"from", "Choose a self-assessment"}});
    const auto earlier = find_self_assessment(visit.db, visit.organisation, *from);
    visit.db.write([&](Transaction& tx) {
        carry_over_answers(tx, accounts::acting_in(visit), earlier, later);
    });
    return web::see_other(path_of(later.id) + "?done=carried");
}

Html carried_from_html(Visit& visit, const Answer& answer) {
    const auto all = carried_from(visit.db, visit.organisation, answer.id);
    Html html;
    if (all.empty()) return html;
    Html items;
    for (const auto& from : all)
        items << "<li>"
              << web::link(
                     {.text = fmt::format("{} {}", from.ref, from.title),
                      .href = path_of(from.assessment, from.answer)}
                 )
              << fmt::format(
                     " in “{}”, {} ({}): {}, by {}",
                     from.assessment_title,
                     from.edition_name,
                     framework::wording_of(from.relation),
                     long_date(british_date(from.at)),
                     from.person_name
                 )
              << "</li>";
    Html text;
    text << R"(<p class="govuk-body">Carried over from</p><ul class="govuk-list govuk-list--bullet">)"_html
         << items << "</ul>";
    return html << web::inset_text({.text = text});
}

}  // namespace dueregard::self_assessment
