// What the columns of a file hold and what their labels mean; what would be taken; accepting.

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "documents/csv.hpp"
#include "monitoring/dataset_mapping.hpp"
#include "monitoring/dataset_pages.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/details.hpp"
#include "web/link.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"
#include "web/warning_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::monitoring {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t rows_on_a_page = 100;

Dataset waiting_dataset(Visit& visit) {
    visit.require(Permission::keep_datasets);
    auto dataset = find_dataset(visit.db, visit.organisation, visit.id<DatasetId>());
    if (dataset.state != DatasetState::uploaded)
        throw Conflict(
            fmt::format("This dataset stands at “{}”, and its mapping is settled.", title_of(dataset.state))
        );
    return dataset;
}

// --- the mapping ---

Html list_field(std::size_t place, const MappedColumn& column) {
    web::Select select{
        .label = {.text = fmt::format("What does “{}” hold?", column.heading)},
        .name = fmt::format("list-{}", place),
        .items = {{.text = "Nothing that is kept", .value = ""}},
        .value = column.list
    };
    for (const auto& list : code_lists())
        select.items.push_back({.text = full_title(list), .value = list.name});
    return web::select(select);
}

std::vector<web::SelectItem> meanings_of(const CodeList& list) {
    std::vector<web::SelectItem> items{{.text = "Nobody knows: count it as not in the list", .value = ""}};
    if (list.is_open) items.push_back({.text = "As it stands", .value = std::string(own_meaning)});
    for (const auto& code : list.codes)
        items.push_back({.text = code.title, .value = code.code});
    for (const auto state : all_no_answers()) {
        if (state != NoAnswer::not_mapped)
            items.push_back(
                {.text = std::string(title_of(state)), .value = fmt::format("!{}", name_of(state))}
            );
    }
    items.push_back({.text = "Leave these rows out", .value = std::string(rejected_meaning)});
    return items;
}

std::string label_text(std::string_view label) {
    return label.empty() ? "(nothing)" : fmt::format("“{}”", label);
}

Html label_fields(std::size_t place, const MappedColumn& column) {
    const auto* const list = find_code_list(column.list);
    if (list == nullptr) return {};
    const auto items = meanings_of(*list);
    Html known;
    Html unknown;
    for (std::size_t i = 0; i < column.labels.size(); ++i) {
        const auto& label = column.labels[i];
        const auto field = web::select(
            {.label = {.text = fmt::format("{}, {}", label_text(label.label), records_text(label.records))},
             .name = fmt::format("meaning-{}-{}", place, i),
             .items = items,
             .value = label.meaning}
        );
        (label.meaning.empty() ? unknown : known) << field;
    }
    Html html;
    if (!unknown.empty()) {
        html << R"(<h3 class="govuk-heading-s">Labels that the list does not know</h3>)" << unknown;
    }
    if (!known.empty()) {
        html << web::details(
            {.summary = fmt::format("What the other labels of “{}” were taken for", column.heading),
             .text = known}
        );
    }
    return html;
}

std::string examples_of(const MappedColumn& column) {
    constexpr std::size_t shown = 4;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < column.labels.size() && i < shown; ++i)
        labels.push_back(label_text(column.labels[i].label));
    return fmt::format("{} different values, such as {}", column.labels.size(), join(labels, ", "));
}

Html column_fields(std::size_t place, const MappedColumn& column) {
    Html html = heading(fmt::format("Column “{}”", column.heading));
    if (column.labels.empty()) {
        return html << paragraph(
                   "Nearly each row holds another value, as names and numbers of people do. Nothing of it is kept."
               );
    }
    return html << paragraph(examples_of(column)) << list_field(place, column)
                << accounts::hidden_field(fmt::format("before-{}", place), column.list)
                << label_fields(place, column);
}

Html left_out_html(const Dataset& dataset) {
    if (dataset.left_out.empty()) return {};
    Html html = heading("Columns of which nothing is kept");
    html << R"(<ul class="govuk-list govuk-list--bullet">)";
    for (const auto& [name, why] : dataset.left_out)
        html << "<li>“" << name << "”: " << why << "</li>";
    return html << "</ul>\n";
}

/// What the form sent, put into the mapping. A column whose list was changed has its labels guessed anew.
void take_sent(const web::Fields& form, std::vector<MappedColumn>& mapping) {
    for (std::size_t place = 0; place < mapping.size(); ++place) {
        auto& column = mapping[place];
        const auto list = form.get(fmt::format("list-{}", place));
        if (list != column.list) {
            if (form.has(fmt::format("list-{}", place))) choose_list(column, list);
            continue;
        }
        for (std::size_t i = 0; i < column.labels.size(); ++i) {
            const auto name = fmt::format("meaning-{}-{}", place, i);
            if (form.has(name) && !choose_meaning(column, column.labels[i].label, form.get(name)))
                throw BadRequest("The form names a meaning that this list does not have.");
        }
    }
}

// --- the preview ---

struct Preview {
    std::vector<MappedColumn> mapping;
    CodedRecords coded;
    std::vector<analytics::RejectedRow> rejected;
};

std::vector<analytics::RejectedRow>
all_rejected(std::vector<analytics::RejectedRow> before, const CodedRecords& coded) {
    before.insert(before.end(), coded.rejected.begin(), coded.rejected.end());
    std::ranges::stable_sort(before, {}, &analytics::RejectedRow::line);
    return before;
}

Preview preview_of(Visit& visit, const Dataset& dataset) {
    const auto& seal = seal_of(visit);
    Preview preview{
        .mapping = mapping_of(visit.db, visit.organisation, seal, dataset.id), .coded = {}, .rejected = {}
    };
    preview.coded = coded_records(preview.mapping, rows_of(visit.db, visit.organisation, seal, dataset.id));
    preview.rejected =
        all_rejected(rejected_rows_of(visit.db, visit.organisation, seal, dataset.id), preview.coded);
    return preview;
}

Html columns_table(const CodedRecords& coded) {
    web::Table table{
        .caption = "What would be kept",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "kept-columns",
        .head = {{.text = "Column"}, {.text = "Code list"}, {.text = "Answered", .format = "numeric"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto state : all_no_answers())
        table.head.push_back({.text = title_of(state), .format = "numeric"});
    for (const auto& column : coded.columns) {
        const auto* const list = find_code_list(column.list);
        web::TableRow row{
            {.text = column.heading},
            {.text = list == nullptr ? "" : full_title(*list)},
            {.text = grouped(column.answered), .format = "numeric"}
        };
        for (const auto count : column.without)
            row.push_back({.text = grouped(count), .format = "numeric"});
        table.rows.push_back(std::move(row));
    }
    return web::scroll_region({.labelled_by = "kept-columns", .content = web::table(table)});
}

Html unmapped_html(const std::vector<MappedColumn>& mapping, std::string_view path) {
    const auto unmapped = unmapped_labels(mapping);
    if (unmapped.empty()) return {};
    Html html = heading("Labels that nobody has said the meaning of");
    html << paragraph(
        "They are counted as “Another answer, not in the list”, and no record is left out for them."
    ) << R"(<ul class="govuk-list govuk-list--bullet">)";
    for (const auto& one : unmapped)
        html << "<li>" << label_text(one.label) << " under “" << one.heading
             << "”: " << records_text(one.records) << "</li>";
    return html << R"(</ul><p class="govuk-body">)"
                << web::link({.text = "Say what they mean", .href = std::string(path) + "/mapping"})
                << "</p>\n";
}

Html rejected_html(
    const Visit& visit, const std::vector<analytics::RejectedRow>& rejected, const std::string& path
) {
    if (rejected.empty()) return paragraph("No row is left out.");
    const auto page = web::page_of_list(rejected.size(), visit.request.query.get("page"), rows_on_a_page);
    web::Table table{
        .caption =
            fmt::format("Rows that are not taken: {}", grouped(static_cast<std::int64_t>(rejected.size()))),
        .caption_classes = "govuk-table__caption--m",
        .head = {{.text = "Line", .format = "numeric"}, {.text = "Why"}},
        .rows = {}
    };
    for (auto i = page.offset(); i < page.last; ++i) {
        table.rows.push_back(
            {{.text = grouped(rejected[i].line), .format = "numeric"}, {.text = rejected[i].why}}
        );
    }
    return Html{} << web::table(table)
                  << web::list_pages({.page = page, .address = path + "/preview", .label = "Pages of rows"})
                  << R"(<p class="govuk-body">)"
                  << web::link({.text = "Download these rows as CSV", .href = path + "/rejected-rows"})
                  << "</p>\n";
}

}  // namespace

Response show_mapping(Visit& visit) {
    const auto dataset = waiting_dataset(visit);
    const auto mapping = mapping_of(visit.db, visit.organisation, seal_of(visit), dataset.id);
    Html content;
    content << web::page_heading({.text = "What the columns hold", .caption = dataset.about.title})
            << open_form(visit, path_of(dataset.id) + "/mappings")
            << accounts::version_field(dataset.version);
    for (std::size_t i = 0; i < mapping.size(); ++i)
        content << column_fields(i, mapping[i]);
    content
        << left_out_html(dataset)
        << web::button_group(
               {web::button({.text = "Save, and look at what would be taken", .prevent_double_click = true}),
                web::button(
                    {.text = "Save, and show the labels again",
                     .name = "again",
                     .value = "yes",
                     .classes = "govuk-button--secondary"}
                )}
           )
        << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "What the columns hold",
         .breadcrumbs = breadcrumbs(dataset, "What the columns hold"),
         .notice = done_notice(visit)},
        content
    );
}

Response create_mapping(Visit& visit) {
    auto dataset = waiting_dataset(visit);
    const auto& seal = seal_of(visit);
    auto mapping = mapping_of(visit.db, visit.organisation, seal, dataset.id);
    take_sent(visit.request.form, mapping);
    dataset.version = accounts::sent_version(visit);
    visit.db.write([&](Transaction& tx) {
        keep_mapping(tx, accounts::acting_in(visit), seal, dataset, mapping);
    });
    const auto* const next =
        visit.request.form.has("again") ? "/mapping?done=mapped" : "/preview?done=mapped";
    return web::see_other(path_of(dataset.id) + next);
}

Response show_preview(Visit& visit) {
    const auto dataset = waiting_dataset(visit);
    const auto path = path_of(dataset.id);
    const auto preview = preview_of(visit, dataset);
    Html content;
    content << web::page_heading({.text = "What would be taken", .caption = dataset.about.title});
    if (preview.coded.columns.empty()) {
        content << web::warning_text({.text = "No column is kept. Say what the columns hold."});
    } else {
        content << paragraph(fmt::format(
            "{} would be taken, and {} left out.",
            records_text(preview.coded.records),
            records_text(static_cast<std::int64_t>(preview.rejected.size()))
        )) << columns_table(preview.coded);
    }
    content << unmapped_html(preview.mapping, path) << rejected_html(visit, preview.rejected, path);
    if (!preview.coded.columns.empty()) {
        content << open_form(visit, path + "/acceptance") << accounts::version_field(dataset.version)
                << web::button({.text = "Accept the dataset", .prevent_double_click = true}) << "</form>\n";
    }
    content << R"(<p class="govuk-body">)"
            << web::link({.text = "Say what the columns hold", .href = path + "/mapping"}) << "</p>\n"
            << open_form(visit, path + "/discarding")
            << web::button({.text = "Put this file aside", .classes = "govuk-button--secondary"})
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "What would be taken",
         .breadcrumbs = breadcrumbs(dataset, "What would be taken"),
         .notice = done_notice(visit)},
        content
    );
}

Response download_rejected_rows(Visit& visit) {
    visit.require(Permission::keep_datasets);
    const auto dataset = find_dataset(visit.db, visit.organisation, visit.id<DatasetId>());
    const auto rejected = dataset.state == DatasetState::uploaded
                              ? preview_of(visit, dataset).rejected
                              : rejected_rows_of(visit.db, visit.organisation, seal_of(visit), dataset.id);
    documents::Table table;
    const auto add = [&](std::string line, std::string why) {
        documents::Row row;
        row.cells.push_back({.text = std::move(line), .at = {}});
        row.cells.push_back({.text = std::move(why), .at = {}});
        table.rows.push_back(std::move(row));
    };
    add("Line", "Why");
    for (const auto& row : rejected)
        add(std::to_string(row.line), row.why);
    return web::download(
        documents::write_csv(table, documents::ByteOrderMark::with),
        "text/csv; charset=utf-8",
        "rows not taken.csv"
    );
}

Response create_dataset_acceptance(Visit& visit) {
    auto dataset = waiting_dataset(visit);
    const auto& seal = seal_of(visit);
    dataset.version = accounts::sent_version(visit);
    const auto mapping = mapping_of(visit.db, visit.organisation, seal, dataset.id);
    auto coded = coded_records(mapping, rows_of(visit.db, visit.organisation, seal, dataset.id));
    if (coded.columns.empty()) throw Conflict("No column of this dataset is kept: say what its columns hold");
    const auto accepted =
        accepted_records(std::move(coded), rejected_rows_of(visit.db, visit.organisation, seal, dataset.id));
    visit.db.write([&](Transaction& tx) {
        accept_dataset(tx, accounts::acting_in(visit), seal, dataset, accepted);
    });
    return web::see_other(path_of(dataset.id) + "?done=accepted");
}

}  // namespace dueregard::monitoring
