#include "monitoring/dataset_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/population.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/tag.hpp"
#include "web/textarea.hpp"
#include "web/timeline.hpp"
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

Html state_html(DatasetState state) {
    if (state == DatasetState::uploaded)
        return web::tag({.text = title_of(state), .classes = "govuk-tag--blue"});
    return Html{} << title_of(state);
}

Html datasets_table(const std::vector<Dataset>& all) {
    web::Table table{
        .caption = "Datasets, the latest first",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "datasets",
        .head =
            {{.text = "Dataset"},
             {.text = "Of whom"},
             {.text = "Period"},
             {.text = "Records", .format = "numeric"},
             {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& dataset : all) {
        const auto* const population = find_population(dataset.about.population);
        table.rows.push_back(
            {{.text = web::link({.text = dataset.about.title, .href = path_of(dataset.id)})},
             {.text = population == nullptr ? "" : population->title},
             {.text = period_of(dataset.about)},
             {.text = grouped(dataset.records), .format = "numeric"},
             {.text = state_html(dataset.state)}}
        );
    }
    return web::scroll_region({.labelled_by = "datasets", .content = web::table(table)});
}

std::string service_of(Visit& visit, const Dataset& dataset) {
    if (!dataset.about.collected_by) return "No service of its own";
    return accounts::find_service_area(visit.db, visit.organisation, *dataset.about.collected_by).name;
}

Html about_html(Visit& visit, const Dataset& dataset) {
    const auto& about = dataset.about;
    const auto* const population = find_population(about.population);
    const auto* const basis = find_lawful_basis(about.lawful_basis);
    web::SummaryList list;
    list.rows.push_back(summary_row("State", state_html(dataset.state)));
    list.rows.push_back(summary_row("Of whom", population == nullptr ? "" : population->title));
    list.rows.push_back(summary_row("Period", period_of(about)));
    list.rows.push_back(summary_row("Records", grouped(dataset.records)));
    list.rows.push_back(summary_row("Rows not taken", grouped(dataset.rejected)));
    list.rows.push_back(summary_row("File", dataset.file_name));
    list.rows.push_back(summary_row("Source", about.source));
    list.rows.push_back(summary_row("Answers for it", about.owner));
    list.rows.push_back(summary_row("Collected by", service_of(visit, dataset)));
    list.rows.push_back(summary_row("Ground in law", basis == nullptr ? "" : basis->title));
    list.rows.push_back(
        summary_row("Records kept until", about.keep_until ? long_date(*about.keep_until) : "")
    );
    return web::summary_list(list);
}

Html columns_html(const Dataset& dataset) {
    web::Table table{
        .caption = "What it holds",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "columns",
        .head =
            {{.text = "Characteristic"},
             {.text = "Code list"},
             {.text = "Declared", .format = "numeric"},
             {.text = "Answered", .format = "numeric"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto state : all_no_answers())
        table.head.push_back({.text = title_of(state), .format = "numeric"});
    for (const auto& column : dataset.columns) {
        const auto* const list = find_code_list(column.list);
        const auto rate = declaration_rate(column);
        web::TableRow row{
            {.text = title_of(column)},
            {.text = list == nullptr ? "" : list->edition},
            {.text = rate ? fmt::format("{}%", *rate) : "Nobody to answer", .format = "numeric"},
            {.text = grouped(column.answered), .format = "numeric"}
        };
        for (const auto count : column.without)
            row.push_back({.text = grouped(count), .format = "numeric"});
        table.rows.push_back(std::move(row));
    }
    return Html{}
           << web::scroll_region({.labelled_by = "columns", .content = web::table(table)})
           << paragraph(
                  "Declared is the share of those asked, or who should have been, who gave an answer. Those to whom "
                  "the question does not apply are left out of it."
              );
}

Html acts_html(Visit& visit, DatasetId id) {
    web::Timeline timeline;
    for (const auto& act : acts_on_dataset(visit.db, visit.organisation, id)) {
        timeline.items.push_back(
            {.title = title_of(act.kind),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = act.why}
        );
    }
    return Html{} << heading("What was done") << web::timeline(timeline);
}

Html actions_html(const Visit& visit, const Dataset& dataset) {
    const auto path = path_of(dataset.id);
    if (dataset.state == DatasetState::uploaded) {
        return Html{} << web::button_group(
                   {web::button({.text = "Say what the columns hold", .href = path + "/mapping"}),
                    web::link({.text = "Look at what would be taken", .href = path + "/preview"})}
               ) << open_form(visit, path + "/discarding")
                      << web::button({.text = "Put this file aside", .classes = "govuk-button--secondary"})
                      << "</form>\n";
    }
    if (dataset.state != DatasetState::accepted) return {};
    const auto table = web::button({.text = "Make a table", .href = path + "/table"});
    const auto back = web::link({.text = "Take the dataset back", .href = path + "/undoing"});
    if (dataset.rejected == 0) return web::button_group({table, back});
    return web::button_group(
        {table, web::link({.text = "Rows not taken (CSV)", .href = path + "/rejected-rows"}), back}
    );
}

Response undoing_page(Visit& visit, const Faults& faults) {
    visit.require(Permission::keep_datasets);
    const auto dataset = find_dataset(visit.db, visit.organisation, visit.id<DatasetId>());
    if (const auto next = after(dataset.state, DatasetActKind::undone); !next) throw Conflict(next.error());
    const auto path = path_of(dataset.id);
    Html content;
    content
        << web::page_heading({.text = "Take the dataset back", .caption = dataset.about.title})
        << paragraph(
               "Its records are deleted from the register. Tables that were published of it stay as they are; correct "
               "those that are wrong first."
           )
        << open_form(visit, path + "/undoing")
        << web::textarea(
               {.label = {.text = "Why is it taken back?"},
                .name = "why",
                .value = accounts::typed(visit, "why"),
                .error = accounts::error_at(faults, "why"),
                .rows = 3}
           )
        << web::button_group(
               {web::button({.text = "Delete its records", .prevent_double_click = true}),
                web::link({.text = "Cancel", .href = path})}
           )
        << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Take the dataset back",
         .breadcrumbs = breadcrumbs(dataset, "Take it back"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_datasets(Visit& visit) {
    visit.require(Permission::keep_datasets);
    const auto all = datasets(visit.db, visit.organisation);
    Html content;
    content << web::page_heading({.text = "Datasets"})
            << paragraph("Records about people, sealed. Analysts alone see these pages.");
    if (visit.site.seal == nullptr) {
        content << web::warning_text(
            {.text =
                 "No key is set, so that no records can be kept. An administrator sets DUEREGARD_SEAL_KEY_FILE."
            }
        );
    } else {
        content << web::button({.text = "Load a dataset", .href = "/monitoring/datasets/add"});
    }
    content << (all.empty() ? paragraph("There are no datasets yet.") : datasets_table(all));
    return accounts::visit_page(
        visit,
        {.title = "Datasets",
         .breadcrumbs = {{.text = "Monitoring", .href = "/monitoring"}, {.text = "Datasets"}},
         .notice = done_notice(visit)},
        content
    );
}

Response show_dataset(Visit& visit) {
    visit.require(Permission::keep_datasets);
    const auto dataset = find_dataset(visit.db, visit.organisation, visit.id<DatasetId>());
    Html content;
    content << web::page_heading({.text = dataset.about.title, .caption = "Dataset"})
            << about_html(visit, dataset) << actions_html(visit, dataset);
    if (!dataset.columns.empty()) content << columns_html(dataset);
    content << acts_html(visit, dataset.id);
    return accounts::visit_page(
        visit,
        {.title = dataset.about.title, .breadcrumbs = breadcrumbs(dataset), .notice = done_notice(visit)},
        content
    );
}

Response create_dataset_discarding(Visit& visit) {
    visit.require(Permission::keep_datasets);
    const auto id = visit.id<DatasetId>();
    visit.db.write([&](Transaction& tx) { discard_dataset(tx, accounts::acting_in(visit), id); });
    return web::see_other("/monitoring/datasets?done=discarded");
}

Response show_dataset_undoing(Visit& visit) {
    return undoing_page(visit, {});
}

Response create_dataset_undoing(Visit& visit) {
    visit.require(Permission::keep_datasets);
    const auto why = accounts::typed(visit, "why");
    if (why.empty()) return undoing_page(visit, {{"why", "Enter why the dataset is taken back"}});
    const auto id = visit.id<DatasetId>();
    visit.db.write([&](Transaction& tx) { undo_dataset(tx, accounts::acting_in(visit), id, why); });
    return web::see_other(path_of(id) + "?done=undone");
}

}  // namespace dueregard::monitoring
