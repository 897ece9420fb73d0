#include "evidence/adding_page.hpp"

#include "accounts/acting.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "evidence/evidence_html.hpp"
#include "evidence/evidence_list.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"

#include <fmt/core.h>

namespace dueregard::evidence {

using accounts::Visit;
using web::Html;

namespace {

constexpr std::int64_t most_found = 20;
constexpr std::size_t longest_search = 200;
constexpr std::string_view choice = "evidence";

std::string searched_text(const Visit& visit) {
    const auto& sent = visit.request.query.has("search") ? visit.request.query : visit.request.form;
    auto text = squeezed(sent.get("search").substr(0, longest_search));
    return is_valid_utf8(text) ? text : "";
}

Html search_form(const AddingPage& page, const std::string& searched) {
    Html html;
    return html << R"(<form method="get" action=")" << page.path << R"(" role="search">)"
                << web::input(
                       {.label = {.text = "Search the library"},
                        .name = "search",
                        .value = searched,
                        .hint = {.text = "In names and in what stands in files"},
                        .type = "search",
                        .spellcheck = false}
                   )
                << web::button({.text = "Search", .classes = "govuk-button--secondary"}) << "</form>\n";
}

std::string told_about(const Evidence& evidence) {
    std::string text(title_of(evidence.kind));
    if (const auto period = period_text(evidence); !period.empty()) text += ", speaks of: " + period;
    if (evidence.expires) text += ", holds until: " + long_date(*evidence.expires);
    return text;
}

Html found_form(Visit& visit, const AddingPage& page, const std::string& searched, const Faults& faults) {
    const auto found =
        list_evidence(visit.db, acting_in(visit), {.text = searched}, visit.clock.today(), 0, most_found);
    Html html;
    if (found.empty()) return html << R"(<p class="govuk-body">Nothing in the library matches.</p>)" << "\n";
    web::Radios radios{
        .name = std::string(choice),
        .fieldset = web::Fieldset{.legend = {.text = "Which evidence?"}},
        .items = {},
        .error = accounts::error_at(faults, choice),
        .classes = "govuk-radios--small"
    };
    for (const auto& [evidence, uses] : found)
        radios.items.push_back(
            {.text = evidence.title, .value = address(evidence.id), .hint = {.text = told_about(evidence)}}
        );
    return html << R"(<form method="post" action=")" << page.action << R"(" novalidate>)"
                << accounts::token_field(visit) << accounts::hidden_field("choosing", "yes")
                << accounts::hidden_field("search", searched) << web::radios(radios)
                << web::button({.text = "Use this evidence", .prevent_double_click = true}) << "</form>\n";
}

Html new_form(const Visit& visit, const AddingPage& page, const SentEvidence& sent) {
    Html html;
    return html << R"(<form method="post" action=")" << page.action
                << R"(" enctype="multipart/form-data" novalidate>)" << accounts::token_field(visit)
                << content_fields_html(sent.form.evidence, sent.faults)
                << description_fields_html(sent.form, sent.faults)
                << web::button_group(
                       {web::button({.text = "Add the evidence", .prevent_double_click = true}),
                        web::link({.text = "Cancel", .href = page.back})}
                   )
                << "</form>\n";
}

}  // namespace

SentEvidence read_adding(const Visit& visit) {
    SentEvidence sent;
    if (visit.request.form.get("choosing") == "yes") {
        sent.chosen = accounts::sent_id<EvidenceId>(visit.request.form.get(choice));
        if (!sent.chosen) sent.faults.push_back({std::string(choice), "Choose the evidence to use"});
        return sent;
    }
    sent.form = sent_evidence_form(visit);
    sent.faults = faults_of_new(sent.form);
    return sent;
}

web::Response adding_page(Visit& visit, const AddingPage& page, const SentEvidence& sent) {
    const auto searched = searched_text(visit);
    const bool is_choosing =
        !searched.empty() || visit.request.query.has("search") || visit.request.form.get("choosing") == "yes";
    Html content;
    content << web::page_heading({.text = "Add evidence", .caption = page.caption})
            << R"(<h2 class="govuk-heading-m">From the library</h2>)" << search_form(page, searched);
    if (is_choosing) content << found_form(visit, page, searched, sent.faults);
    content << R"(<h2 class="govuk-heading-m">Or new evidence</h2>)" << new_form(visit, page, sent);
    return accounts::visit_page(
        visit,
        {.title = "Add evidence",
         .breadcrumbs = page.breadcrumbs,
         .errors = accounts::error_links(sent.faults)},
        content,
        sent.faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace dueregard::evidence
