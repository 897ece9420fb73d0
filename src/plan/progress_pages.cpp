#include "plan/progress_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "documents/csv.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/plan_choices.hpp"
#include "plan/return_sheet.hpp"
#include "plan/status_counts.hpp"
#include "plan/status_scale_store.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
#include "web/stacked_bar_chart.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t longest_label = 120;

/// One row of a table of counts: what it counts, and how many of each meaning.
struct CountedRow {
    std::string label;
    StatusCounts counts;
};

std::string objective_label(const ObjectiveProgress& progress) {
    if (!progress.objective) return "No objective";
    std::string label;
    for (int i = 0; i < progress.depth; ++i)
        label += "– ";
    return label + shortened(name_of(*progress.objective), longest_label);
}

std::vector<CountedRow> rows_by_objective(Visit& visit, PeriodId period) {
    std::vector<CountedRow> rows;
    const auto all = objectives(visit.db, visit.organisation);
    for (const auto& progress :
         progress_by_objective(all, counts_by_objective(visit.db, visit.organisation, period))) {
        if (progress.counts.total() > 0) rows.push_back({objective_label(progress), progress.counts});
    }
    return rows;
}

std::vector<CountedRow> rows_by_period(Visit& visit) {
    std::vector<CountedRow> rows;
    for (const auto& [period, counts] : counts_by_period(visit.db, visit.organisation)) {
        rows.push_back({period.label, counts});
    }
    return rows;
}

Html chart(
    const web::ChartText& text,
    const std::vector<CountedRow>& rows,
    const StatusScale& scale,
    std::string_view heading
) {
    web::StackedBarChart chart{.text = text, .label_heading = std::string(heading)};
    for (const auto meaning : all_meanings()) {
        const auto status = status_meaning(meaning, scale);
        chart.series.push_back(
            {.name = status.word, .symbol = status.symbol, .fill = web::fill_of(tone_of(meaning))}
        );
    }
    for (const auto& [label, counts] : rows) {
        chart.bars.push_back({.label = label, .counts = {counts.of.begin(), counts.of.end()}});
    }
    return web::stacked_bar_chart(chart);
}

/// "30 of 41 measures are on target": the message over a chart.
std::string headline(const StatusCounts& counts) {
    return fmt::format("{} of {} on target", grouped(counts[Meaning::met]), measures_text(counts.total()));
}

Html period_form(Visit& visit, const Period& period) {
    Html html;
    return html << R"(<form method="get" action="/progress" novalidate>)"_html
                << web::select(
                       {.label = {.text = "Period"},
                        .name = "period",
                        .items = period_choices(visit.db, visit.organisation),
                        .value = address(period.id)}
                   )
                << web::button({.text = "Show this period", .classes = "govuk-button--secondary"})
                << "</form>\n";
}

std::optional<Period> period_asked(Visit& visit) {
    const auto id = sent_id<PeriodId>(visit.request.query.get("period"));
    if (id) return find_period(visit.db, visit.organisation, *id);
    return current_period(visit.db, visit.organisation);
}

Html progress_html(Visit& visit, const Period& period) {
    const auto scale = status_scale(visit.db, visit.organisation);
    const auto counts = counts_in(visit.db, visit.organisation, period.id);
    const auto source = fmt::format("Counted from the register on {}.", long_date(visit.clock.today()));
    Html html;
    html << R"(<p class="govuk-body">)"_html << join(progress_sentences(counts), " ") << "</p>\n"
         << R"(<p class="govuk-hint">)"_html << counting_rule << " "
         << web::link({.text = "See the status scale", .href = "/status-scale"}) << ".</p>\n";
    if (counts.total() > 0) {
        html << chart(
            {.id = "by-objective",
             .headline = headline(counts),
             .subtitle = "Measures by status and objective, " + period.label,
             .source = source,
             .csv_href = fmt::format("/progress.csv?by=objective&period={}", address(period.id))},
            rows_by_objective(visit, period.id),
            scale,
            "Objective"
        );
    }
    const auto by_period = rows_by_period(visit);
    if (by_period.size() > 1) {
        html << chart(
            {.id = "by-period",
             .headline = "From period to period",
             .subtitle = "Measures by status in each period",
             .source = source,
             .csv_href = "/progress.csv?by=period"},
            by_period,
            scale,
            "Period"
        );
    }
    return html;
}

documents::Table
counts_table(const std::vector<CountedRow>& rows, const StatusScale& scale, std::string heading) {
    documents::Table table{.header_rows = 1};
    auto& head = table.rows.emplace_back().cells;
    head.push_back({.text = std::move(heading)});
    for (const auto meaning : all_meanings())
        head.push_back({.text = status_meaning(meaning, scale).word});
    head.push_back({.text = "Total"});
    for (const auto& [label, counts] : rows) {
        auto& cells = table.rows.emplace_back().cells;
        cells.push_back({.text = label});
        for (const auto meaning : all_meanings())
            cells.push_back({.text = std::to_string(counts[meaning])});
        cells.push_back({.text = std::to_string(counts.total())});
    }
    return table;
}

}  // namespace

web::Response show_progress(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto period = period_asked(visit);
    Html content;
    if (period) {
        content << web::page_heading({.text = "Progress", .caption = period->label})
                << period_form(visit, *period) << progress_html(visit, *period);
    } else {
        content << web::page_heading({.text = "Progress"}
        ) << R"(<p class="govuk-body">There are no periods yet, so nothing has been reported.</p>)"_html;
    }
    return accounts::visit_page(visit, {.title = "Progress"}, content);
}

web::Response download_progress(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto scale = status_scale(visit.db, visit.organisation);
    const auto as_file = [&](const std::vector<CountedRow>& rows, std::string heading, std::string_view name
                         ) {
        return web::download(
            documents::write_csv(
                counts_table(rows, scale, std::move(heading)), documents::ByteOrderMark::with
            ),
            "text/csv; charset=utf-8",
            name
        );
    };
    if (visit.request.query.get("by") == "period") {
        return as_file(rows_by_period(visit), "Period", "progress by period.csv");
    }
    const auto period = period_asked(visit);
    if (!period) return as_file({}, "Objective", "progress by objective.csv");
    return as_file(
        rows_by_objective(visit, period->id),
        "Objective",
        fmt::format("progress by objective {}.csv", period->label)
    );
}

}  // namespace dueregard::plan
