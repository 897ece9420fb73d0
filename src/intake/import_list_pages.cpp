#include "intake/import_list_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "intake/import_store.hpp"
#include "intake/page_pieces.hpp"
#include "intake/uploading.hpp"
#include "plan/page_pieces.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/details.hpp"
#include "web/file_upload.hpp"
#include "web/link.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

namespace dueregard::intake {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t page_size = 50;
constexpr std::string_view caption_id = "imports-caption";

web::TableRow table_row(const ListedImport& listed) {
    const auto& import = listed.import;
    return {
        {.text = web::link({.text = import.file_name, .href = path_of(import.id)})},
        {.text = title_of(import.kind)},
        {.text = state_html(import.state)},
        {.text = title_of(listed.last_act.kind)},
        {.text = listed.last_act.person_name},
        {.text = british_time(listed.last_act.at)}
    };
}

Html list_html(const std::vector<ListedImport>& imports) {
    web::Table table{
        .caption = "Imports, the newest first",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = std::string(caption_id),
        .head =
            {{.text = "File"},
             {.text = "Kind"},
             {.text = "State"},
             {.text = "Last act"},
             {.text = "By"},
             {.text = "When"}},
        .first_cell_is_header = true
    };
    for (const auto& listed : imports)
        table.rows.push_back(table_row(listed));
    return web::scroll_region({.labelled_by = std::string(caption_id), .content = web::table(table)});
}

/// What stood in the form, and what was wrong with it.
struct UploadForm {
    std::string kind;
    std::string period;
    std::string new_period;
    std::string file_error;
    std::string period_error;
};

Html what_can_be_read() {
    return web::details(
        {.summary = "Which files can be read",
         .text =
             Html{}
             << R"(<p class="govuk-body">Word (.docx), Excel (.xlsx), CSV, web pages (.html) and plain text. A file needs a table, or )"
                R"(rows that look like one, with what is to be done in each row and who, when or how it stands. )"
                R"(Columns may have any names and any order.</p>)"
                R"(<p class="govuk-body">The CSV and Excel reports of Due Regard come back without loss, )"
                R"(several periods in one file too.</p>)"_html}
    );
}

Html upload_form(Visit& visit, const UploadForm& form) {
    Html html;
    html << R"(<form action="/imports" method="post" enctype="multipart/form-data" novalidate )"_html
         << R"(data-busy="The file is being sent and read. A large one takes a few seconds.">)"_html
         << accounts::token_field(visit);
    html << web::file_upload(
        {.label = {.text = "Choose a file", .classes = "govuk-label--m"},
         .name = "file",
         .hint =
             {.text = "50 MB at most. Nothing goes into the register before you have seen what was found"},
         .error = {.text = form.file_error},
         .attributes = {{"accept", ".docx,.pdf,.xlsx,.pptx,.csv,.tsv,.html,.htm,.txt"}}}
    );
    html << what_can_be_read();
    html << web::select(
        {.label = {.text = "Kind of document"}, .name = "kind", .items = kind_choices(), .value = form.kind}
    );
    html << period_fields(visit, "As the document says", form.period, form.new_period, form.period_error);
    html << web::button_group(
        {web::button({.text = "Read the file", .prevent_double_click = true}),
         web::link({.text = "Cancel", .href = "/imports"})}
    );
    html << busy_line() << "</form>"_html;
    return html;
}

Response upload_page(Visit& visit, const UploadForm& form, int status = 200) {
    std::vector<web::ErrorLink> errors;
    if (!form.file_error.empty()) errors.push_back({.text = form.file_error, .href = "#file"});
    if (!form.period_error.empty()) errors.push_back({.text = form.period_error, .href = "#new_period"});
    Html content;
    content << web::page_heading({.text = "Import a document"}) << upload_form(visit, form);
    web::PageOptions options{
        .title = "Import a document",
        .breadcrumbs = {{.text = "Imports", .href = "/imports"}, {.text = "Import a document"}},
        .errors = std::move(errors)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

const web::UploadedFile* sent_file(const Visit& visit) {
    for (const auto& file : visit.request.files) {
        if (file.field == "file") return &file;
    }
    return nullptr;
}

}  // namespace

Response show_imports(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto total = static_cast<std::size_t>(count_imports(visit.db, visit.organisation));
    const auto page = web::page_of_list(total, visit.request.query.get("page"), page_size);
    Html content;
    content << web::page_heading(
        {.text = "Imports", .actions = web::button({.text = "Import a document", .href = "/imports/add"})}
    );
    if (total == 0) {
        content << R"(<p class="govuk-body">No document has been imported yet.</p>)"_html;
    } else {
        content << list_html(list_imports(
            visit.db,
            visit.organisation,
            static_cast<std::int64_t>(page.offset()),
            static_cast<std::int64_t>(page_size)
        ));
        content << web::list_pages({.page = page, .address = "/imports"});
    }
    return accounts::visit_page(visit, {.title = "Imports", .notice = done_notice(visit)}, content);
}

Response show_upload(Visit& visit) {
    visit.require(Permission::import_documents);
    return upload_page(visit, {});
}

Response create_import(Visit& visit) {
    visit.require(Permission::import_documents);
    UploadForm form{
        .kind = plan::typed(visit, "kind"),
        .period = plan::typed(visit, "period"),
        .new_period = plan::typed(visit, "new_period")
    };
    const auto period = sent_period(visit);
    if (!period) form.period_error = period.error();
    const auto* const file = sent_file(visit);
    if (file == nullptr) form.file_error = "Select a file to import";
    if (file == nullptr || !period) return upload_page(visit, form, web::unprocessable);
    const auto uploaded = take_in(
        visit.db,
        plan::acting_in(visit),
        {.file_name = file->file_name,
         .bytes = file->content,
         .asked_kind = document_kind_named(form.kind),
         .period = *period}
    );
    if (!uploaded) {
        form.file_error = uploaded.error().sentence;
        return upload_page(visit, form, web::unprocessable);
    }
    return web::see_other(
        fmt::format("{}?done={}", path_of(uploaded->id), uploaded->is_new ? "read" : "nothing-new")
    );
}

}  // namespace dueregard::intake
