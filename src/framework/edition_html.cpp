#include "framework/edition_html.hpp"

#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/summary_list.hpp"
#include "web/tag.hpp"

#include <fmt/core.h>

namespace dueregard::framework {

using web::Html;
using web::operator""_html;

namespace {

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

}  // namespace dueregard::framework
