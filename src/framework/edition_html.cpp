#include "framework/edition_html.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/summary_list.hpp"
#include "web/tag.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

namespace dueregard::framework {

using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t longest_reason = 2000;

std::string numbered(const Entry& entry) {
    return entry.ref + " " + entry.title;
}

Html questions_html(const Entry& entry) {
    Html html;
    if (entry.questions.empty()) return html;
    Html items;
    items << R"(<ul class="govuk-list govuk-list--bullet">)"_html;
    for (const auto& question : entry.questions)
        items << "<li>" << question << "</li>";
    items << "</ul>";
    Html summary;
    summary << "Questions to ask<span class=\"govuk-visually-hidden\"> of " << entry.ref << "</span>";
    return html << web::details({.summary = summary, .text = items});
}

Html criterion_html(const Edition& edition, const Entry& criterion, bool repeats_its_theme) {
    Html html;
    const bool is_in_theme = criterion.parent && edition.entries[*criterion.parent].kind == EntryKind::theme;
    if (!repeats_its_theme && is_in_theme)
        html << R"(<h4 class="govuk-heading-s">)"_html << numbered(criterion) << "</h4>\n";
    if (!is_in_theme) html << R"(<h3 class="govuk-heading-s">)"_html << numbered(criterion) << "</h3>\n";
    web::SummaryList list;
    for (const auto& statement : criterion.statements) {
        const auto& level = edition.levels[statement.level].title;
        list.rows.push_back(
            {.key =
                 {.text = statement.number.empty() ? level : fmt::format("{} {}", level, statement.number)},
             .value = {.text = statement.text}}
        );
    }
    return html << web::summary_list(list) << questions_html(criterion);
}

}  // namespace

Html state_html(EditionState state) {
    if (state == EditionState::draft)
        return web::tag({.text = title_of(state), .classes = "govuk-tag--blue"});
    if (state == EditionState::retired)
        return web::tag({.text = title_of(state), .classes = "govuk-tag--grey"});
    return Html{} << title_of(state);
}

Html wording_html(const Edition& edition) {
    Html html;
    if (edition.wording == Wording::licensed) return html;
    Html text;
    text
        << "These are our own words for what the framework asks, not the publisher’s. Hold a claim against the "
           "publisher’s text before you make it.";
    if (!edition.source.empty())
        text << " "
             << web::link(
                    {.text = edition.publisher.empty() ? std::string("The publisher’s text")
                                                       : "The text of the " + edition.publisher,
                     .href = edition.source}
                )
             << ".";
    return html << web::inset_text({.text = text});
}

Html levels_html(const Edition& edition) {
    web::SummaryList list;
    for (const auto& level : edition.levels)
        list.rows.push_back({.key = {.text = level.title}, .value = {.text = level.meaning}});
    return web::summary_list(list);
}

Html entries_html(const Edition& edition) {
    Html html;
    for (const auto& entry : edition.entries) {
        switch (entry.kind) {
        case EntryKind::area:
            html << R"(<h2 class="govuk-heading-m">)"_html << numbered(entry) << "</h2>\n";
            break;
        case EntryKind::theme:
            html << R"(<h3 class="govuk-heading-s">)"_html << numbered(entry) << "</h3>\n";
            break;
        case EntryKind::criterion:
            html << criterion_html(
                edition, entry, entry.parent && edition.entries[*entry.parent].title == entry.title
            );
            break;
        }
    }
    return html;
}

Html edition_act_form(
    const accounts::Visit& visit, const std::string& path, EditionState state, std::string_view noun
) {
    Html html;
    if (state == EditionState::retired) return html;
    const bool is_draft = state == EditionState::draft;
    const std::string kind{name_of(is_draft ? EditionActKind::published : EditionActKind::retired)};
    html << R"(<form method="post" action=")" << path << R"(/acts">)" << accounts::token_field(visit)
         << accounts::hidden_field("kind", kind);
    if (!is_draft)
        html << web::textarea({.label = {.text = "Why is it retired? (optional)"}, .name = "why", .rows = 2});
    return html << web::button(
               {.text = fmt::format("{} this {}", is_draft ? "Publish" : "Retire", noun),
                .prevent_double_click = true,
                .classes = is_draft ? "" : "govuk-button--secondary"}
           ) << "</form>\n";
}

SentEditionAct sent_edition_act(const accounts::Visit& visit, std::string_view noun) {
    const auto kind = edition_act_kind_named(accounts::typed(visit, "kind"));
    if (!kind || (*kind != EditionActKind::published && *kind != EditionActKind::retired))
        throw BadRequest(fmt::format("{} is published or retired, nothing else.", noun));
    return {.kind = *kind, .why = accounts::typed(visit, "why").substr(0, longest_reason)};
}

Html edition_acts_html(const std::vector<EditionAct>& acts) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">What was done</h2><ul class="govuk-list">)"_html;
    for (const auto& act : acts) {
        html << "<li>" << fmt::format("{}, {}: {}", british_time(act.at), act.person_name, name_of(act.kind));
        if (!act.why.empty()) html << " (" << act.why << ")";
        html << "</li>";
    }
    return html << "</ul>\n";
}

}  // namespace dueregard::framework
