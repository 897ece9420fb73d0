// A published table held against a benchmark: the residents of an area, or an earlier table.

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/representation.hpp"
#include "monitoring/table_pages.hpp"
#include "monitoring/table_store.hpp"
#include "web/button.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

namespace dueregard::monitoring {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;

namespace {

constexpr std::string_view census_prefix = "census:";
constexpr std::string_view table_prefix = "table:";

/// A published table of one column of counts, and what its rows are.
struct Subject {
    MonitoringTable table;
    PublishedTable published;
    Dataset dataset;
    RowList rows;
};

std::optional<Subject> subject_of(Visit& visit, const MonitoringTable& table) {
    auto all = publications_of(visit.db, visit.organisation, table.id);
    if (all.empty()) return std::nullopt;
    auto dataset = find_dataset(visit.db, visit.organisation, table.dataset);
    auto rows = row_list_of(all.front().definition, dataset);
    if (!rows) return std::nullopt;
    return Subject{
        .table = table,
        .published = std::move(all.front()),
        .dataset = std::move(dataset),
        .rows = *std::move(rows)
    };
}

std::vector<Subject> earlier_tables(Visit& visit, const Subject& subject) {
    std::vector<Subject> found;
    for (const auto& table : monitoring_tables(visit.db, visit.organisation)) {
        if (table.id == subject.table.id || table.published == 0) continue;
        auto other = subject_of(visit, table);
        if (other && other->rows == subject.rows) found.push_back(*std::move(other));
    }
    return found;
}

std::string table_choice(const Subject& one) {
    return fmt::format("{}, {}", one.published.title, period_of(one.dataset.about));
}

Html benchmark_form(Visit& visit, const Subject& subject, const std::string& chosen) {
    web::Select select{
        .label = {.text = "What is it held against?"},
        .name = "benchmark",
        .items = {{.text = "Choose", .value = ""}},
        .value = chosen
    };
    for (const auto& other : earlier_tables(visit, subject)) {
        select.items.push_back(
            {.text = table_choice(other), .value = std::string(table_prefix) + address(other.table.id)}
        );
    }
    if (has_census(subject.rows.list)) {
        for (const auto& area : benchmark_areas()) {
            select.items.push_back(
                {.text = fmt::format("Residents of {}, Census 2021", area.name),
                 .value = std::string(census_prefix) + area.code}
            );
        }
    }
    if (select.items.size() == 1)
        return paragraph(
            "There is nothing to hold it against: no census counts by this list, and no other table by it."
        );
    Html html;
    return html << R"(<form method="get" action=")" << path_of(subject.table.id)
                << R"(/representation" novalidate>)" << web::select(select)
                << web::button({.text = "Compare", .classes = "govuk-button--secondary"}) << "</form>\n";
}

std::optional<Benchmark> chosen_benchmark(Visit& visit, const Subject& subject, std::string_view chosen) {
    if (chosen.starts_with(census_prefix))
        return census_benchmark(
            chosen.substr(census_prefix.size()), subject.rows.list, subject.rows.grouping
        );
    if (!chosen.starts_with(table_prefix)) return std::nullopt;
    for (const auto& other : earlier_tables(visit, subject)) {
        if (address(other.table.id) == chosen.substr(table_prefix.size()))
            return table_benchmark(other.published.table, table_choice(other), other.dataset.about.source);
    }
    return std::nullopt;
}

std::string share_text(const std::optional<double>& share) {
    return share ? percent_text(*share) : "Not shown";
}

std::string known_text(const std::optional<statistics::Estimate>& known) {
    if (!known) return "Not shown";
    return fmt::format(
        "{} ({} to {})",
        percent_text(known->value),
        percent_text(known->interval.lower),
        percent_text(known->interval.upper)
    );
}

Html comparison_html(const Subject& subject, const Representation& all, const Benchmark& benchmark) {
    web::Table table{
        .caption = fmt::format("{}, against {}", subject.published.title, benchmark.title),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "representation",
        .head =
            {{.text = subject.published.table.row_heading},
             {.text = "Records", .format = "numeric"},
             {.text = "Of all", .format = "numeric"},
             {.text = "Of known answers (95% interval)", .format = "numeric"},
             {.text = "Benchmark", .format = "numeric"},
             {.text = "In words"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : all.rows) {
        table.rows.push_back(
            {{.text = row.title},
             {.text = row.count ? grouped(*row.count) : "Not shown", .format = "numeric"},
             {.text = share_text(row.of_all), .format = "numeric"},
             {.text = known_text(row.known), .format = "numeric"},
             {.text = row.benchmark ? percent_text(*row.benchmark) : "Not told", .format = "numeric"},
             {.text = row.words}}
        );
    }
    Html html;
    html
        << web::scroll_region({.labelled_by = "representation", .content = web::table(table)})
        << heading("How it was worked out") << R"(<ul class="govuk-list govuk-list--bullet">)"
        << "<li>Everything follows from the counts as they are published: of one that is not shown nothing is worked out.</li>"
        << "<li>“Of all” is of "
        << (all.total ? records_text(*all.total) : std::string("records whose number is not shown"))
        << ", “of known answers” of "
        << (all.known ? records_text(*all.known)
                      : std::string("those with an answer, whose number is not shown"))
        << ". The benchmark is of known answers, and is compared with these.</li>"
        << "<li>The interval of a share is Wilson’s, that of a difference Newcombe’s, both for 95%.</li>"
        << "<li>Benchmark: " << benchmark.source << ".</li>";
    for (const auto& sentence : subject.published.table.method)
        html << "<li>" << sentence << "</li>";
    return html << "</ul>\n";
}

}  // namespace

Response show_representation(Visit& visit) {
    visit.require(Permission::read_reports);
    const auto subject = subject_of(visit, find_table(visit.db, visit.organisation, visit.id<TableId>()));
    if (!subject)
        throw NotFound("Only a published table with one column of counts is held against a benchmark.");
    const std::string chosen(visit.request.query.get("benchmark"));
    Html content = web::page_heading({.text = "Representation", .caption = subject->published.title});
    content << benchmark_form(visit, *subject, chosen);
    if (!chosen.empty()) {
        const auto benchmark = chosen_benchmark(visit, *subject, chosen);
        const auto all = benchmark ? representation_of(subject->published.table, *benchmark) : std::nullopt;
        content
            << (all ? comparison_html(*subject, *all, *benchmark)
                    : paragraph(
                          "Nothing can be compared: the benchmark is not there, or not all its counts are shown."
                      ));
    }
    return accounts::visit_page(
        visit,
        {.title = "Representation",
         .breadcrumbs =
             {{.text = "Monitoring", .href = "/monitoring"},
              {.text = subject->published.title, .href = path_of(subject->table.id)},
              {.text = "Representation"}}},
        content
    );
}

}  // namespace dueregard::monitoring
