// Loading a file of records: what it is, on what ground it is held and until when.

#include "accounts/form_pieces.hpp"
#include "accounts/service_area_choices.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "monitoring/dataset_pages.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/population.hpp"
#include "monitoring/record_reading.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/file_upload.hpp"
#include "web/input.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
#include "web/typed_date.hpp"

#include <algorithm>

namespace dueregard::monitoring {

using accounts::error_at;
using accounts::Permission;
using accounts::sentence_at;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

/// What was typed, with the dates as they stand in their boxes.
struct DatasetForm {
    DatasetAbout about;
    web::TypedDate from;
    web::TypedDate to;
    web::TypedDate keep_until;
};

DatasetForm sent_form(const Visit& visit) {
    const auto& sent = visit.request.form;
    DatasetForm form{
        .about =
            {.title = squeezed(sent.get("title")),
             .population = std::string(sent.get("population")),
             .from = std::nullopt,
             .to = std::nullopt,
             .source = squeezed(sent.get("source")),
             .owner = squeezed(sent.get("owner")),
             .lawful_basis = std::string(sent.get("lawful_basis")),
             .keep_until = std::nullopt,
             .collected_by = accounts::sent_id<accounts::ServiceAreaId>(sent.get("collected_by"))},
        .from = web::typed_date(sent, "from"),
        .to = web::typed_date(sent, "to"),
        .keep_until = web::typed_date(sent, "keep_until")
    };
    form.about.from = web::date_of(form.from);
    form.about.to = web::date_of(form.to);
    form.about.keep_until = web::date_of(form.keep_until);
    return form;
}

Html text_field(
    std::string_view name,
    std::string_view question,
    const std::string& value,
    std::string_view hint,
    const Faults& faults
) {
    return web::input(
        {.label = {.text = question},
         .name = std::string(name),
         .value = value,
         .hint = {.text = hint},
         .error = error_at(faults, name)}
    );
}

template <class All>
Html choice_field(
    std::string_view name,
    std::string_view question,
    const All& all,
    const std::string& chosen,
    const Faults& faults
) {
    web::Select select{
        .label = {.text = question},
        .name = std::string(name),
        .items = {{.text = "Choose", .value = ""}},
        .value = chosen,
        .error = error_at(faults, name)
    };
    for (const auto& one : all)
        select.items.push_back({.text = std::string(one.title), .value = std::string(one.name)});
    return web::select(select);
}

Html fields(Visit& visit, const DatasetForm& form, const Faults& faults) {
    const auto& about = form.about;
    web::Select services{
        .label = {.text = "Which service collected it? (optional)"},
        .name = "collected_by",
        .items = accounts::service_area_choices(visit.db, visit.organisation, "No service of its own"),
        .value = about.collected_by ? address(*about.collected_by) : "",
        .hint = {.text = "The page of coverage tells what each service collects"}
    };
    return Html{}
           << web::file_upload(
                  {.label = {.text = "File of records"},
                   .name = "file",
                   .hint = {.text = "CSV, Excel (.xlsx) or Parquet, with one row for each person or case"},
                   .error = error_at(faults, "file"),
                   .attributes = {{"accept", ".csv,.xlsx,.parquet"}}}
              )
           << text_field(
                  "title",
                  "What is it called?",
                  about.title,
                  "For example: Housing advice, 2026 to 2027",
                  faults
              )
           << choice_field(
                  "population", "Whom do the records speak of?", populations(), about.population, faults
              )
           << web::date_field(
                  "from", "First day that they speak of", "", form.from, {.text = sentence_at(faults, "from")}
              )
           << web::date_field(
                  "to", "Last day that they speak of", "", form.to, {.text = sentence_at(faults, "to")}
              )
           << text_field(
                  "source",
                  "Where do they come from?",
                  about.source,
                  "The system and the day of the extract",
                  faults
              )
           << text_field("owner", "Who answers for them?", about.owner, "A role, not a name", faults)
           << web::select(services)
           << choice_field(
                  "lawful_basis",
                  "On what ground in law are they held?",
                  lawful_bases(),
                  about.lawful_basis,
                  faults
              )
           << web::date_field(
                  "keep_until",
                  "Last day on which the records are kept",
                  "They are deleted the night after it; what was published of them stays",
                  form.keep_until,
                  {.text = sentence_at(faults, "keep_until")}
              );
}

Response form_page(Visit& visit, const DatasetForm& form, const Faults& faults) {
    Html content;
    content
        << web::page_heading({.text = "Load a dataset"})
        << web::inset_text(
               {.text =
                    "What tells who somebody is (names, addresses, dates of birth, numbers of people) is left out while the "
                    "file is read, and never kept."}
           )
        << R"(<form method="post" action="/monitoring/datasets" enctype="multipart/form-data" novalidate>)"
        << accounts::token_field(visit) << fields(visit, form, faults)
        << web::button_group(
               {web::button({.text = "Read the file", .prevent_double_click = true}),
                web::link({.text = "Cancel", .href = "/monitoring/datasets"})}
           )
        << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Load a dataset",
         .breadcrumbs =
             {{.text = "Monitoring", .href = "/monitoring"},
              {.text = "Datasets", .href = "/monitoring/datasets"},
              {.text = "Load a dataset"}},
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

const web::UploadedFile* sent_file(const Visit& visit) {
    const auto at = std::ranges::find(visit.request.files, "file", &web::UploadedFile::field);
    return at == visit.request.files.end() ? nullptr : &*at;
}

bool is_service(Visit& visit, const std::optional<accounts::ServiceAreaId>& id) {
    if (!id) return true;
    const auto all = accounts::list_service_areas(visit.db, visit.organisation);
    return std::ranges::find(all, *id, &accounts::ServiceArea::id) != all.end();
}

}  // namespace

Response show_new_dataset(Visit& visit) {
    visit.require(Permission::keep_datasets);
    (void)seal_of(visit);
    return form_page(visit, {}, {});
}

Response create_dataset(Visit& visit) {
    visit.require(Permission::keep_datasets);
    const auto& seal = seal_of(visit);
    auto form = sent_form(visit);
    if (!is_service(visit, form.about.collected_by)) form.about.collected_by = std::nullopt;
    auto faults = faults_of(form.about, visit.clock.today());
    const auto* const file = sent_file(visit);
    if (file == nullptr) faults.insert(faults.begin(), {"file", "Choose the file of records"});
    if (!faults.empty()) return form_page(visit, form, faults);
    const auto table = analytics::read_source(file->content, file->file_name, reading_on(*form.about.to));
    if (!table) return form_page(visit, form, {{"file", table.error().sentence}});
    const auto dataset = new_dataset(form.about, file->file_name, file->content, *table);
    DatasetId id;
    visit.db.write([&](Transaction& tx) { id = add_dataset(tx, accounts::acting_in(visit), seal, dataset); });
    return web::see_other(path_of(id) + "/mapping?done=uploaded");
}

}  // namespace dueregard::monitoring
