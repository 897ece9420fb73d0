#include "assessment/exhibit_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "evidence/adding_page.hpp"
#include "evidence/evidence_form.hpp"
#include "evidence/evidence_html.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/reading.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/textarea.hpp"
#include "web/typed_date.hpp"

#include <algorithm>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t longest_title = 190;
constexpr std::size_t finding_length = 120;

/// What opens the evidence, for who sees the challenge.
Html opening_html(const Exhibit& exhibit, const evidence::Evidence& evidence) {
    Html html;
    if (!evidence::has_content(evidence)) return html;
    if (!evidence.sha256.empty())
        return html << web::link(
                   {.text = evidence.file_name.empty() ? std::string("The table as CSV") : evidence.file_name,
                    .href = "/exhibits/" + address(exhibit.id) + "/file"}
               );
    if (evidence.kind == evidence::Kind::link)
        return html << web::link({.text = evidence.link, .href = evidence.link});
    return html << title_of(evidence.kind);
}

Html where_html(const Visit& visit, const Challenge& challenge, const Exhibit& exhibit) {
    const auto acting = acting_in(visit);
    Html html;
    if (exhibit.evidence && !may_open(acting, challenge, *exhibit.evidence)) {
        html << "Restricted evidence";
    } else if (exhibit.evidence) {
        const auto& evidence = *exhibit.evidence;
        html << opening_html(exhibit, evidence) << " " << evidence::state_html(evidence, visit.clock.today());
        if (evidence::may_open(acting, evidence))
            html << "<br>"
                 << web::link(
                        {.text = "In the library",
                         .href = evidence::path_of(evidence.id),
                         .visually_hidden_text = evidence.title}
                    );
    }
    if (!exhibit.link.empty()) html << "<br>" << web::link({.text = exhibit.link, .href = exhibit.link});
    return html;
}

Html exhibits_table(const Visit& visit, const Challenge& challenge, const std::vector<Exhibit>& exhibits) {
    web::Table table{
        .caption = "Evidence room",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "exhibits",
        .head =
            {{.text = "What or whom"},
             {.text = "How"},
             {.text = "Day"},
             {.text = "Where"},
             {.text = "What was learned"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& exhibit : exhibits) {
        table.rows.push_back(
            {{.text = exhibit.title},
             {.text = title_of(exhibit.method)},
             {.text = exhibit.on ? long_date(*exhibit.on) : ""},
             {.text = where_html(visit, challenge, exhibit)},
             {.text = Html{} << R"(<span class="app-keep-lines">)" << exhibit.note << "</span>"}}
        );
    }
    return web::scroll_region({.labelled_by = "exhibits", .content = web::table(table)});
}

/// What was typed, with the date as it stands in its boxes and the evidence that came with it.
struct ExhibitForm {
    Exhibit exhibit;
    web::TypedDate on;
    evidence::NewEvidence evidence;
};

ExhibitForm read_exhibit(const Visit& visit, ChallengeId challenge) {
    const auto& sent = visit.request.form;
    ExhibitForm form;
    form.on = web::typed_date(sent, "on");
    form.exhibit.challenge = challenge;
    form.exhibit.method = method_named(sent.get("method")).value_or(Method::document);
    form.exhibit.title = squeezed(sent.get("title"));
    form.exhibit.note = accounts::typed(visit, "note");
    form.exhibit.on = web::date_of(form.on);
    form.evidence = evidence::sent_content(visit);
    if (!sent.has("evidence_sensitivity")) form.evidence.sensitivity = evidence::Sensitivity::restricted;
    return form;
}

Faults faults_of(const ExhibitForm& form) {
    auto faults = faults_of(form.exhibit);
    if (!form.exhibit.on && !web::is_empty(form.on))
        faults.push_back({"on", "Enter a real date, such as 27 3 2027"});
    for (auto& fault : evidence::faults_of(form.evidence))
        faults.push_back(std::move(fault));
    return faults;
}

Html exhibit_fields(const ExhibitForm& form, const Faults& faults) {
    const auto& exhibit = form.exhibit;
    web::Radios method{
        .name = "method",
        .fieldset = web::Fieldset{.legend = {.text = "How was it looked at?"}},
        .items = {},
        .value = std::string(name_of(exhibit.method))
    };
    for (const auto one : all_methods())
        method.items.push_back({.text = title_of(one), .value = std::string(name_of(one))});
    return Html{} << web::radios(method)
                  << web::input(
                         {.label = {.text = "The document, whom you met, or what you went to see"},
                          .name = "title",
                          .value = exhibit.title,
                          .hint = {.text = "People by their role: Head of Housing, six tenants"},
                          .error = error_at(faults, "title")}
                     )
                  << web::date_field("on", "Day (optional)", "", form.on, error_at(faults, "on"))
                  << web::textarea(
                         {.label = {.text = "What was learned? (optional)"},
                          .name = "note",
                          .value = exhibit.note,
                          .error = error_at(faults, "note"),
                          .rows = 5}
                     )
                  << R"(<h2 class="govuk-heading-m">The document itself (optional)</h2>)"
                  << evidence::content_fields_html(form.evidence, faults)
                  << evidence::sensitivity_field_html(form.evidence);
}

Response
exhibit_form_page(Visit& visit, const Challenge& challenge, const ExhibitForm& form, const Faults& faults) {
    const auto path = path_of(challenge.id) + "/evidence";
    Html content;
    content << web::page_heading({.text = "Add to the evidence room", .caption = challenge.title})
            << R"(<form method="post" action=")" << path << R"(" enctype="multipart/form-data" novalidate>)"
            << accounts::token_field(visit) << exhibit_fields(form, faults)
            << web::button_group(
                   {web::button({.text = "Add to the evidence room", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    auto crumbs = breadcrumbs(challenge, "Evidence room");
    crumbs.back().href = path;
    crumbs.push_back({.text = "Add to the evidence room"});
    return accounts::visit_page(
        visit,
        {.title = "Add to the evidence room",
         .breadcrumbs = std::move(crumbs),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

/// The library is for who sees the plan: a peer adds what they bring themselves.
evidence::AddingPage library_page(Visit& visit) {
    visit.require(Permission::record_findings);
    visit.require(Permission::read_plan);
    const auto challenge = challenge_in_path(visit);
    require_record(acting_in(visit), challenge);
    const auto room = path_of(challenge.id) + "/evidence";
    auto crumbs = breadcrumbs(challenge, "Evidence room");
    crumbs.back().href = room;
    crumbs.push_back({.text = "Add evidence"});
    return {
        .caption = challenge.title,
        .path = room + "/library",
        .action = room + "/library",
        .back = room,
        .breadcrumbs = std::move(crumbs)
    };
}

/// The room in which the exhibit stands, and the findings that stand on it.
Html room_and_findings(Visit& visit, const Challenge& challenge, ExhibitId exhibit) {
    const auto support = support_of(visit.db, visit.organisation, challenge.id);
    Html html = web::link({.text = challenge.title, .href = path_of(challenge.id) + "/evidence"});
    for (const auto& finding : findings_of(visit.db, visit.organisation, challenge.id)) {
        const auto standing = support.find(finding.id);
        if (standing == support.end()
            || std::ranges::find(standing->second, exhibit) == standing->second.end())
            continue;
        html << "<br>Finding: "
             << web::link(
                    {.text = shortened(finding.text, finding_length),
                     .href = "/findings/" + address(finding.id)}
                );
    }
    return html;
}

/// As long as an exhibit's name may be.
std::string title_for(const std::string& title) {
    return shortened(title, longest_title);
}

}  // namespace

Response show_exhibits(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto path = path_of(challenge.id) + "/evidence";
    Html content = challenge_heading(visit, challenge, path);
    if (may_record(acting_in(visit), challenge)) {
        content << web::button(
            {.text = "Add to the evidence room", .href = path + "/add", .classes = "govuk-button--secondary"}
        );
        if (visit.may(Permission::read_plan))
            content << R"(<p class="govuk-body">)"
                    << web::link(
                           {.text = "Put evidence of the library into the room", .href = path + "/library"}
                       )
                    << "</p>\n";
    }
    const auto exhibits = exhibits_of(visit.db, visit.organisation, challenge.id);
    if (exhibits.empty()) {
        content << R"(<p class="govuk-body">Nothing stands in the evidence room yet.</p>)" << "\n";
    } else {
        content << exhibits_table(visit, challenge, exhibits);
    }
    return accounts::visit_page(
        visit,
        {.title = "Evidence room of " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Evidence room"),
         .notice = done_notice(visit)},
        content
    );
}

Response show_new_exhibit(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = challenge_in_path(visit);
    require_record(acting_in(visit), challenge);
    return exhibit_form_page(visit, challenge, read_exhibit(visit, challenge.id), {});
}

Response create_exhibit(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = challenge_in_path(visit);
    const auto form = read_exhibit(visit, challenge.id);
    const auto faults = faults_of(form);
    if (!faults.empty()) return exhibit_form_page(visit, challenge, form, faults);
    visit.db.write([&](storage::Transaction& tx) {
        if (evidence::is_absent(form.evidence)) {
            add_exhibit(tx, acting_in(visit), form.exhibit);
        } else {
            add_exhibit(tx, acting_in(visit), form.exhibit, form.evidence);
        }
    });
    evidence::read_waiting_files(visit.db, 1);
    return web::see_other(path_of(challenge.id) + "/evidence?done=exhibit");
}

Response show_library_for_room(Visit& visit) {
    return evidence::adding_page(visit, library_page(visit), {});
}

Response create_exhibit_from_library(Visit& visit) {
    const auto page = library_page(visit);
    const auto sent = evidence::read_adding(visit);
    if (!sent.faults.empty()) return evidence::adding_page(visit, page, sent);
    Exhibit exhibit;
    exhibit.challenge = challenge_in_path(visit).id;
    visit.db.write([&](storage::Transaction& tx) {
        const auto acting = acting_in(visit);
        if (sent.chosen) {
            exhibit.title = title_for(evidence::find_evidence(tx, acting, *sent.chosen).title);
            add_exhibit(tx, acting, exhibit, *sent.chosen);
        } else {
            exhibit.title = title_for(evidence::title_of(sent.form.evidence));
            add_exhibit(tx, acting, exhibit, sent.form.evidence);
        }
    });
    evidence::read_waiting_files(visit.db, 1);
    return web::see_other(path_of(exhibit.challenge) + "/evidence?done=exhibit");
}

Response download_exhibit(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto acting = acting_in(visit);
    const auto exhibit = find_exhibit(visit.db, acting, visit.id<ExhibitId>());
    const auto challenge = find_challenge(visit.db, acting, exhibit.challenge);
    const bool is_open = exhibit.evidence && may_open(acting, challenge, *exhibit.evidence);
    if (!is_open || exhibit.evidence->sha256.empty() || exhibit.evidence->withdrawn)
        throw NotFound("This exhibit has no file.");
    const auto& evidence = *exhibit.evidence;
    return web::download(
        evidence::bytes_of(visit.db, visit.organisation, evidence.sha256),
        evidence.media_type,
        evidence.file_name.empty() ? evidence.title + ".csv" : evidence.file_name
    );
}

std::vector<evidence::PlaceOfUse>
places_of_evidence(Visit& visit, const std::vector<evidence::EvidenceUse>& uses) {
    std::vector<evidence::PlaceOfUse> places;
    const auto challenges = challenges_for(visit.db, acting_in(visit));
    for (const auto& use : uses) {
        if (use.noun != exhibit_noun) continue;
        const ExhibitId exhibit{use.noun_id};
        const auto of = challenge_of(visit.db, visit.organisation, exhibit);
        const auto seen = std::ranges::find(challenges, of, [](const Challenge& challenge) {
            return std::optional(challenge.id);
        });
        if (seen == challenges.end()) continue;
        places.push_back(
            {.what = "Evidence room",
             .where = room_and_findings(visit, *seen, exhibit),
             .at = use.at,
             .person_name = use.person_name}
        );
    }
    return places;
}

}  // namespace dueregard::assessment
