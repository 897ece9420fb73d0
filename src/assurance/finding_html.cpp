#include "assurance/finding_html.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/page_pieces.hpp"
#include "web/button.hpp"
#include "web/details.hpp"
#include "web/link.hpp"
#include "web/tag.hpp"
#include "web/textarea.hpp"

#include <fmt/format.h>

namespace dueregard::assurance {

using accounts::Permission;
using accounts::Visit;
using plan::hidden_field;
using web::Html;
using web::operator""_html;

namespace {

Html kept_fields(const Visit& visit, const FindingPlace& place) {
    Html fields;
    fields << accounts::token_field(visit);
    for (const auto& [name, value] : place.kept.list())
        fields << hidden_field(name, value);
    return fields;
}

Html mending_links(const Finding& finding) {
    Html links;
    for (const auto& mending : finding.mendings) {
        const bool is_one_of_many = finding.mendings.size() > 1;
        if (!links.empty()) links << " · ";
        links << web::link(
            {.text = is_one_of_many ? fmt::format("{}: {}", mending.of, lower_ascii(mending.words))
                                    : mending.words,
             .href = mending.path,
             .visually_hidden_text = is_one_of_many ? "" : mending.of}
        );
    }
    return links;
}

Html acceptance_form(const Visit& visit, const Finding& finding, const FindingPlace& place) {
    Html form;
    form
        << R"(<form method="post" action="/accepted-hits" novalidate>)" << kept_fields(visit, place)
        << hidden_field("found_in", address(place.period)) << hidden_field("hit_check", finding.hit.check)
        << hidden_field("hit_subject", fmt::to_string(finding.hit.subject))
        << hidden_field("hit_fingerprint", finding.hit.fingerprint)
        << web::textarea(
               {.label = {.text = "Why may this stand?"},
                .name = "why",
                .id = reason_field(place),
                .value = place.why,
                .hint =
                    {.text =
                         "The reason is kept, and everybody who sees this measure can read it. What was found "
                         "counts again when it changes."},
                .error = {.text = place.faults.empty() ? std::string() : place.faults.front().sentence},
                .rows = 3}
           )
        << web::button({.text = "Accept", .prevent_double_click = true, .classes = "govuk-button--secondary"})
        << "</form>\n";
    return web::details(
        {.summary = Html{} << R"(Accept with a reason<span class="govuk-visually-hidden">: )"_html
                           << finding.hit.of << "</span>",
         .text = form,
         .open = !place.faults.empty()}
    );
}

Html taking_back_form(const Visit& visit, const AcceptedHit& accepted, const FindingPlace& place) {
    return Html{} << R"(<form method="post" action=")"
                  << fmt::format("/accepted-hits/{}/withdrawal", address(accepted.id)) << R"(">)"
                  << kept_fields(visit, place)
                  << web::button(
                         {.text = Html{} << R"(Take back<span class="govuk-visually-hidden"> for )"_html
                                         << accepted.about << "</span>",
                          .prevent_double_click = true,
                          .classes = "govuk-button--secondary"}
                     )
                  << "</form>\n";
}

Html acceptance(const Visit& visit, const AcceptedHit& accepted, const FindingPlace& place) {
    Html html;
    html << R"(<p class="govuk-body app-keep-lines">)" << "Accepted by " << accepted.person_name << ", "
         << british_time(accepted.at) << ": " << trimmed(accepted.why) << "</p>\n";
    if (visit.may(Permission::accept_hits)) html << taking_back_form(visit, accepted, place);
    return html;
}

}  // namespace

Html finding_item(const Visit& visit, const Finding& finding, const FindingPlace& place) {
    Html html;
    html << R"(<li class="app-hit"><p class="govuk-body">)" << severity_tag(finding.check.check.severity)
         << " " << finding.hit.sentence << "</p>\n"
         << R"(<p class="govuk-body-s">)";
    if (!finding.owners.empty()) {
        html << (finding.owners.size() == 1 ? "Owner: "_html : "Owners: "_html) << join(finding.owners, ", ")
             << ". ";
    }
    html << mending_links(finding) << "</p>\n";
    if (finding.accepted)
        html << acceptance(visit, *finding.accepted, place);
    else if (visit.may(Permission::accept_hits))
        html << acceptance_form(visit, finding, place);
    return html << "</li>\n";
}

std::string reason_field(const FindingPlace& place) {
    return fmt::format("why-{}", place.number);
}

Html severity_tag(Severity severity) {
    return web::tag(
        {.text = title_of(severity),
         .classes = severity == Severity::mend ? "govuk-tag--orange" : "govuk-tag--blue"}
    );
}

}  // namespace dueregard::assurance
