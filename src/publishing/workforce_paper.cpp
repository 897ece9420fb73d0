#include "publishing/workforce_paper.hpp"

#include "documents/composing.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/population.hpp"
#include "monitoring/table_store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::publishing {

using documents::add_bullet;
using documents::add_heading;
using documents::add_paragraph;
using documents::add_row;
using documents::add_table;
using documents::Document;
using monitoring::PublishedTable;

namespace {

std::optional<monitoring::Representation>
held_against(const PublishedTable& published, const monitoring::Dataset& dataset, std::string_view area) {
    const auto rows = monitoring::row_list_of(published.definition, dataset);
    if (!rows) return std::nullopt;
    const auto benchmark = monitoring::census_benchmark(area, rows->list, rows->grouping);
    return benchmark ? monitoring::representation_of(published.table, *benchmark) : std::nullopt;
}

/// In the order of a person's way through the council, which is that of the populations.
std::size_t place_of(const WorkforceTable& table) {
    const auto all = monitoring::populations();
    return static_cast<std::size_t>(
        std::ranges::find(all, table.population, &monitoring::Population::title) - all.begin()
    );
}

void add_shares(Document& document, const WorkforceTable& table, const std::string& benchmark) {
    if (!table.held) return;
    add_paragraph(document, fmt::format("Of known answers, against {}:", benchmark));
    for (const auto& row : table.held->rows)
        add_bullet(document, fmt::format("{}: {}", row.title, row.words));
}

}  // namespace

WorkforcePaper workforce_paper(
    storage::Db& db,
    accounts::OrganisationId organisation,
    std::string_view name,
    std::string_view area,
    Date prepared
) {
    WorkforcePaper paper{
        .organisation = std::string(name), .prepared = prepared, .benchmark = "", .tables = {}
    };
    if (const auto sexes = monitoring::census_benchmark(area, "sex", "")) paper.benchmark = sexes->title;
    for (const auto& table : monitoring::monitoring_tables(db, organisation)) {
        if (table.published == 0) continue;
        const auto dataset = monitoring::find_dataset(db, organisation, table.dataset);
        const auto* const population = monitoring::find_population(dataset.about.population);
        if (population == nullptr || !population->is_of_workforce) continue;
        const auto latest = monitoring::publications_of(db, organisation, table.id).front();
        paper.tables.push_back(
            {.population = std::string(population->title),
             .title = latest.title,
             .period = monitoring::period_of(dataset.about),
             .published = british_date(latest.at),
             .table = latest.table,
             .held = held_against(latest, dataset, area)}
        );
    }
    std::ranges::stable_sort(paper.tables, {}, place_of);
    return paper;
}

Document workforce_document(const WorkforcePaper& paper) {
    Document document;
    document.title = "Workforce equality report";
    add_heading(document, 1, document.title);
    add_paragraph(document, paper.organisation);
    add_paragraph(
        document,
        fmt::format(
            "Prepared on {} from the tables published by then. Counts that could give a person away are not shown (*).",
            long_date(paper.prepared)
        )
    );
    if (paper.tables.empty()) add_paragraph(document, "No table about the workforce has been published yet.");
    std::string population;
    for (const auto& table : paper.tables) {
        if (table.population != population) add_heading(document, 2, table.population);
        population = table.population;
        add_heading(document, 3, table.title);
        add_paragraph(
            document, fmt::format("{}. Published on {}.", table.period, long_date(table.published))
        );
        auto rows = monitoring::as_table(table.table);
        rows.name = table.title;
        add_table(document, std::move(rows));
        add_shares(document, table, paper.benchmark);
        for (const auto& sentence : table.table.method)
            add_bullet(document, sentence);
    }
    return document;
}

}  // namespace dueregard::publishing
