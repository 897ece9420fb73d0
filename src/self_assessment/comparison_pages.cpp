#include "self_assessment/comparison_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "self_assessment/carry_over_store.hpp"
#include "self_assessment/comparison.hpp"
#include "self_assessment/page_pieces.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

namespace dueregard::self_assessment {

using accounts::Permission;
using accounts::sent_id;
using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

Html compared_table(
    const SelfAssessment& later,
    const std::vector<ComparedCriterion>& rows,
    const std::string& caption,
    const std::string& id
) {
    Html html;
    if (rows.empty())
        return html << R"(<h2 class="govuk-heading-m">)"_html << caption
                    << R"(</h2><p class="govuk-body">None.</p>)"_html;
    web::Table table{
        .caption = caption,
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head = {{.text = "Criterion"}, {.text = "Level"}, {.text = "Then"}, {.text = "Now"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : rows) {
        const auto before = row.earlier_ref.empty() ? "" : fmt::format(" (then {})", row.earlier_ref);
        table.rows.push_back(
            {{.text = fmt::format("{} {}{}", row.ref, row.title, before)},
             {.text = later.edition.edition.levels.at(row.level).title},
             {.text = self_assessment::title_of(row.earlier)},
             {.text = self_assessment::title_of(row.later)}}
        );
    }
    return html << web::scroll_region({.labelled_by = id, .content = web::table(table)});
}

Html only_html(std::string_view sentence, const std::vector<std::string>& refs) {
    Html html;
    if (refs.empty()) return html;
    return html << R"(<p class="govuk-body">)"_html << sentence << " " << join(refs, ", ") << ".</p>\n";
}

}  // namespace

Response show_comparison(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto later = assessment_in(visit);
    const auto other = sent_id<SelfAssessmentId>(visit.request.query.get("with"));
    if (!other) throw BadRequest("Say which self-assessment to compare with.");
    const auto earlier = find_self_assessment(visit.db, visit.organisation, *other);
    const auto from = framework::name_of(earlier.edition.edition);
    const auto to = framework::name_of(later.edition.edition);
    const auto way = way_between(visit.db, visit.organisation, earlier, later);
    if (!way) throw Conflict(no_way_sentence(earlier, later) + ", so they cannot be compared.");
    const auto comparison = compare(earlier, later, *way);
    Html content;
    content << web::page_heading(
        {.text = "Compared with " + earlier.title, .caption = fmt::format("{} ({})", later.title, to)}
    );
    if (from != to)
        content
            << R"(<p class="govuk-body">The earlier one was made against )"_html << from
            << R"(. Only criteria that are wholly the same, or asked for more then, are compared.</p>)"_html;
    content << compared_table(later, comparison.better, "Better than then", "better")
            << compared_table(later, comparison.worse, "Worse than then", "worse")
            << R"(<p class="govuk-body">)"_html
            << fmt::format(
                   "{} judged the same, {} not assessed then or now.",
                   comparison.same.size(),
                   comparison.unjudged.size()
               )
            << "</p>\n"
            << only_html("Only in the earlier one:", comparison.only_earlier)
            << only_html("Only in this one:", comparison.only_later);
    return accounts::visit_page(
        visit,
        {.title = "Comparison", .breadcrumbs = crumbs(later, "Compared with " + earlier.title)},
        content
    );
}

}  // namespace dueregard::self_assessment
