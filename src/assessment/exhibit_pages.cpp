#include "assessment/exhibit_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/exhibit_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/file_upload.hpp"
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

Html where_html(const Exhibit& exhibit) {
    Html html;
    if (!exhibit.file_name.empty())
        html << web::link({.text = exhibit.file_name, .href = "/exhibits/" + address(exhibit.id) + "/file"});
    if (!exhibit.file_name.empty() && !exhibit.link.empty()) html << "<br>";
    if (!exhibit.link.empty()) html << web::link({.text = exhibit.link, .href = exhibit.link});
    return html;
}

Html exhibits_table(const std::vector<Exhibit>& exhibits) {
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
             {.text = where_html(exhibit)},
             {.text = Html{} << R"(<span class="app-keep-lines">)" << exhibit.note << "</span>"}}
        );
    }
    return web::scroll_region({.labelled_by = "exhibits", .content = web::table(table)});
}

/// What was typed, with the date as it stands in its boxes and the file that came with it.
struct ExhibitForm {
    Exhibit exhibit;
    web::TypedDate on;
    std::string bytes;
};

ExhibitForm read_exhibit(const Visit& visit, ChallengeId challenge) {
    const auto& sent = visit.request.form;
    ExhibitForm form;
    form.on = web::typed_date(sent, "on");
    form.exhibit.challenge = challenge;
    form.exhibit.method = method_named(sent.get("method")).value_or(Method::document);
    form.exhibit.title = squeezed(sent.get("title"));
    form.exhibit.note = accounts::typed(visit, "note");
    form.exhibit.link = accounts::typed(visit, "link");
    form.exhibit.on = web::date_of(form.on);
    const auto file = std::ranges::find(visit.request.files, "file", &web::UploadedFile::field);
    if (file != visit.request.files.end()) {
        form.exhibit.file_name = file->file_name;
        form.bytes = file->content;
    }
    return form;
}

Faults faults_of(const ExhibitForm& form) {
    auto faults = faults_of(form.exhibit, form.bytes);
    if (!form.exhibit.on && !web::is_empty(form.on))
        faults.push_back({"on", "Enter a real date, such as 27 3 2027"});
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
                  << web::input(
                         {.label = {.text = "Its address on the web (optional)"},
                          .name = "link",
                          .value = exhibit.link,
                          .error = error_at(faults, "link"),
                          .type = "url"}
                     )
                  << web::file_upload(
                         {.label = {.text = "Or a file (optional)"},
                          .name = "file",
                          .hint = {.text = "20 MB at most"},
                          .error = error_at(faults, "file")}
                     );
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
    }
    const auto exhibits = exhibits_of(visit.db, visit.organisation, challenge.id);
    if (exhibits.empty()) {
        content << R"(<p class="govuk-body">Nothing stands in the evidence room yet.</p>)" << "\n";
    } else {
        content << exhibits_table(exhibits);
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
        add_exhibit(tx, acting_in(visit), form.exhibit, form.bytes);
    });
    return web::see_other(path_of(challenge.id) + "/evidence?done=exhibit");
}

Response download_exhibit(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto exhibit = find_exhibit(visit.db, acting_in(visit), visit.id<ExhibitId>());
    if (exhibit.file_name.empty()) throw NotFound("This exhibit has no file.");
    return web::download(
        bytes_of(visit.db, visit.organisation, exhibit.id), "application/octet-stream", exhibit.file_name
    );
}

}  // namespace dueregard::assessment
