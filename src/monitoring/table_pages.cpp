#include "monitoring/table_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "documents/csv.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/table_preview.hpp"
#include "monitoring/table_store.hpp"
#include "web/button.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/textarea.hpp"
#include "web/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace dueregard::monitoring {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

// --- all of them ---

Html tables_table(Visit& visit, const std::vector<MonitoringTable>& all) {
    web::Table table{
        .caption = "Tables, the latest first",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "tables",
        .head = {{.text = "Table"}, {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& one : all) {
        const bool is_published = one.published > 0;
        if (!is_published && !visit.may(Permission::keep_datasets)) continue;
        table.rows.push_back(
            {{.text = web::link({.text = one.title, .href = path_of(one.id)})},
             {.text = !is_published        ? "Saved, not published"
                      : one.published == 1 ? "Published"
                                           : "Published, corrected"}}
        );
    }
    if (table.rows.empty()) return paragraph("No tables have been published yet.");
    return web::scroll_region({.labelled_by = "tables", .content = web::table(table)});
}

// --- one ---

/// What the address asks for, or the latest.
const PublishedTable* chosen(const Visit& visit, const std::vector<PublishedTable>& all) {
    if (all.empty()) return nullptr;
    const auto asked = visit.request.query.get("number");
    if (asked.empty()) return &all.front();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
    const auto at = error == std::errc{} && end == asked.data() + asked.size()
                        ? std::ranges::find(all, number, &PublishedTable::number)
                        : all.end();
    if (at == all.end()) throw NotFound("This table was not published so often.");
    return &*at;
}

Html correction_html(
    const MonitoringTable& table, const PublishedTable& shown, const PublishedTable& latest
) {
    if (shown.number != latest.number) {
        return web::inset_text(
            {.text = Html{} << "This is number " << shown.number << ", which was corrected since: "
                            << web::link({.text = "see the latest", .href = path_of(table.id)}) << "."}
        );
    }
    if (shown.number == 1) return {};
    return web::inset_text(
        {.text = fmt::format("Corrected on {}: {}", long_date(british_date(shown.at)), shown.why)}
    );
}

Html trail_html(const MonitoringTable& table, const std::vector<PublishedTable>& all) {
    web::Timeline timeline;
    for (const auto& one : all) {
        Html text;
        if (!one.why.empty()) text << "<p class=\"govuk-body\">" << one.why << "</p>";
        text << R"(<p class="govuk-body">)"
             << web::link(
                    {.text = fmt::format("Number {} as it was published", one.number),
                     .href = fmt::format("{}?number={}", path_of(table.id), one.number)}
                )
             << "</p>";
        timeline.items.push_back(
            {.title = one.number == 1 ? "Published" : "Corrected",
             .by = one.person_name,
             .machine_time = iso_time(one.at),
             .time = british_time(one.at),
             .text = text}
        );
    }
    return Html{} << heading("What was published when") << web::timeline(timeline);
}

Html publication_form(const Visit& visit, const MonitoringTable& table, const Faults& faults) {
    Html html;
    html << open_form(visit, path_of(table.id) + "/publications") << accounts::version_field(table.version);
    if (table.published > 0) {
        html << web::textarea(
            {.label = {.text = "What is corrected, and why?"},
             .name = "why",
             .value = accounts::typed(visit, "why"),
             .hint = {.text = "Stands above the table for everybody"},
             .error = accounts::error_at(faults, "why"),
             .rows = 3}
        );
    }
    return html << web::button(
               {.text = table.published > 0 ? "Publish the correction" : "Publish the table",
                .prevent_double_click = true}
           ) << "</form>\n";
}

bool is_published_so(const MonitoringTable& table, const std::vector<PublishedTable>& all) {
    return !all.empty() && all.front().definition == table.definition && all.front().title == table.title;
}

/// For analysts: what would be published next, or the way to correct what stands.
Html next_html(
    Visit& visit, const MonitoringTable& table, const std::vector<PublishedTable>& all, const Faults& faults
) {
    const auto dataset = find_dataset(visit.db, visit.organisation, table.dataset);
    if (dataset.state != DatasetState::accepted)
        return paragraph("The records are no longer kept: this table stays as it is.");
    Html html;
    if (!is_published_so(table, all)) {
        const auto preview = preview_table(visit, dataset, table.definition);
        html << heading("As it would be published") << preview_html(preview, table.definition, table.title);
        if (preview.result) html << publication_form(visit, table, faults);
    }
    return html << R"(<p class="govuk-body">)"
                << web::link(
                       {.text = all.empty() ? "Change the table" : "Correct the table",
                        .href = path_of(table.id) + "/change"}
                   )
                << "</p>\n";
}

std::string csv_path(const MonitoringTable& table, const PublishedTable& shown) {
    return fmt::format("{}/csv?number={}", path_of(table.id), shown.number);
}

Response table_page(Visit& visit, const MonitoringTable& table, const Faults& faults) {
    const bool is_analyst = visit.may(Permission::keep_datasets);
    const auto all = publications_of(visit.db, visit.organisation, table.id);
    if (all.empty() && !is_analyst) throw NotFound("This table has not been published.");
    const auto* const shown = chosen(visit, all);
    const auto& title = shown == nullptr ? table.title : shown->title;
    Html content = web::page_heading({.text = title, .caption = "Table"});
    if (shown != nullptr) {
        content << correction_html(table, *shown, all.front())
                << paragraph(fmt::format("Published on {}.", long_date(british_date(shown->at))))
                << frozen_html(shown->table, title, csv_path(table, *shown));
        if (!all.front().definition.columns) {
            content << R"(<p class="govuk-body">)"
                    << web::link(
                           {.text = "Hold it against a benchmark",
                            .href = path_of(table.id) + "/representation"}
                       )
                    << "</p>\n";
        }
    } else {
        content << paragraph("Saved, and not published: nobody but analysts sees it.");
    }
    if (is_analyst) content << next_html(visit, table, all, faults);
    if (!all.empty()) content << trail_html(table, all);
    return accounts::visit_page(
        visit,
        {.title = title,
         .breadcrumbs = {{.text = "Monitoring", .href = "/monitoring"}, {.text = title}},
         .errors = accounts::error_links(faults),
         .notice = done_notice(visit)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_monitoring(Visit& visit) {
    visit.require(Permission::read_reports);
    Html content = web::page_heading({.text = "Monitoring"});
    content << R"(<ul class="govuk-list">)";
    if (visit.may(Permission::keep_datasets))
        content << "<li>" << web::link({.text = "Datasets", .href = "/monitoring/datasets"}) << "</li>";
    content << "<li>" << web::link({.text = "Which service collects what", .href = "/monitoring/coverage"})
            << "</li></ul>\n"
            << tables_table(visit, monitoring_tables(visit.db, visit.organisation));
    return accounts::visit_page(visit, {.title = "Monitoring", .notice = done_notice(visit)}, content);
}

Response show_table(Visit& visit) {
    visit.require(Permission::read_reports);
    return table_page(visit, find_table(visit.db, visit.organisation, visit.id<TableId>()), {});
}

Response download_table(Visit& visit) {
    visit.require(Permission::read_reports);
    const auto table = find_table(visit.db, visit.organisation, visit.id<TableId>());
    const auto all = publications_of(visit.db, visit.organisation, table.id);
    const auto* const shown = chosen(visit, all);
    if (shown == nullptr) throw NotFound("This table has not been published.");
    return web::download(
        documents::write_csv(as_table(shown->table), documents::ByteOrderMark::with),
        "text/csv; charset=utf-8",
        fmt::format("{}.csv", shortened(shown->title, 80))
    );
}

Response create_publication(Visit& visit) {
    visit.require(Permission::keep_datasets);
    NewPublication publication;
    publication.table = find_table(visit.db, visit.organisation, visit.id<TableId>());
    publication.why = accounts::typed(visit, "why");
    if (publication.table.published > 0 && publication.why.empty())
        return table_page(visit, publication.table, {{"why", "Enter what is corrected, and why"}});
    publication.table.version = accounts::sent_version(visit);
    const auto dataset = find_dataset(visit.db, visit.organisation, publication.table.dataset);
    if (dataset.state != DatasetState::accepted)
        throw Conflict("The records of this table are no longer kept");
    auto preview = preview_table(visit, dataset, publication.table.definition);
    if (!preview.result) throw Conflict(preview.result.error().sentence);
    publication.frozen = frozen(preview.result->shown, publication.table.definition, dataset);
    publication.told = std::move(preview.result->told);
    publication.told_before = std::move(preview.told_before);
    visit.db.write([&](Transaction& tx) { add_publication(tx, accounts::acting_in(visit), publication); });
    return web::see_other(
        path_of(publication.table.id)
        + (publication.table.published == 0 ? "?done=published" : "?done=corrected")
    );
}

}  // namespace dueregard::monitoring
