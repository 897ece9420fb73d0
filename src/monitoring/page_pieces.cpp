#include "monitoring/page_pieces.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/bar_chart.hpp"
#include "web/link.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dueregard::monitoring {

using accounts::Visit;
using web::Html;

namespace {

struct Done {
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array<Done, 8> done_sentences = {{
    {"uploaded", "The file has been read. Say what its columns hold."},
    {"mapped", "The mapping has been saved."},
    {"accepted", "The dataset has been accepted."},
    {"undone", "The dataset has been taken back. Its records are deleted."},
    {"discarded", "The dataset has been put aside. Its records are deleted."},
    {"saved", "The table has been saved. Nobody else sees it until it is published."},
    {"published", "The table has been published."},
    {"corrected", "The correction has been published."},
}};

std::string shown_text(const FrozenCell& cell) {
    return cell.number && cell.text == std::to_string(*cell.number) ? grouped(*cell.number) : cell.text;
}

Html cell_html(const FrozenCell& cell) {
    if (cell.text != "*") return Html{} << shown_text(cell);
    return Html{}
           << R"(<span aria-hidden="true">*</span><span class="govuk-visually-hidden">not shown</span>)";
}

std::string with_small_start(const std::string& words) {
    return words.empty() ? "" : lower_ascii(words.substr(0, 1)) + words.substr(1);
}

/// The last column's bars, without the total: of a table with one column its counts.
Html chart_html(const FrozenTable& table, std::string_view csv_path) {
    web::BarChart chart{
        .text =
            {.id = "chart",
             .headline = fmt::format("Records by {}", with_small_start(table.row_heading)),
             .subtitle = "",
             .source = "",
             .csv_href = std::string(csv_path)},
        .bars = {},
        .label_heading = table.row_heading,
        .value_heading = "Records"
    };
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
        const auto& cell = table.cells[i].back();
        chart.bars.push_back(
            {.label = table.rows[i],
             .value = static_cast<double>(std::max<std::int64_t>(cell.number.value_or(0), 0)),
             .shown = cell.text == "*" ? "* not shown" : shown_text(cell)}
        );
    }
    return chart.bars.empty() ? Html{} : web::bar_chart(chart);
}

}  // namespace

std::string path_of(DatasetId id) {
    return "/monitoring/datasets/" + address(id);
}

std::string path_of(TableId id) {
    return "/monitoring/tables/" + address(id);
}

const accounts::Seal& seal_of(const Visit& visit) {
    if (visit.site.seal != nullptr) return *visit.site.seal;
    throw Unavailable(
        "Records about people are kept sealed, and no key is set: set DUEREGARD_SEAL_KEY_FILE and start the server again."
    );
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto* const found = std::ranges::find(done_sentences, visit.request.query.get("done"), &Done::name);
    if (found == done_sentences.end()) return std::nullopt;
    return web::NotificationBanner{.text = found->sentence, .kind = web::BannerKind::success};
}

std::vector<web::Breadcrumb> breadcrumbs(const Dataset& dataset, std::string_view title) {
    std::vector<web::Breadcrumb> crumbs{
        {.text = "Monitoring", .href = "/monitoring"}, {.text = "Datasets", .href = "/monitoring/datasets"}
    };
    if (title.empty()) {
        crumbs.push_back({.text = dataset.about.title});
    } else {
        crumbs.push_back({.text = dataset.about.title, .href = path_of(dataset.id)});
        crumbs.push_back({.text = title});
    }
    return crumbs;
}

web::SummaryRow summary_row(std::string_view key, web::Content value) {
    return {.key = {.text = key}, .value = {.text = std::move(value)}};
}

Html paragraph(std::string_view text) {
    return Html{} << R"(<p class="govuk-body">)" << text << "</p>\n";
}

Html heading(std::string_view text) {
    return Html{} << R"(<h2 class="govuk-heading-m">)" << text << "</h2>\n";
}

std::string records_text(std::int64_t count) {
    return count == 1 ? "1 record" : grouped(count) + " records";
}

Html open_form(const Visit& visit, std::string_view path) {
    return Html{} << R"(<form method="post" action=")" << path << R"(" novalidate>)"
                  << accounts::token_field(visit);
}

Html frozen_html(const FrozenTable& frozen, std::string_view title, std::string_view csv_path) {
    web::Table table{
        .caption = std::string(title),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "published-table",
        .head = {{.text = frozen.row_heading}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& column : frozen.columns)
        table.head.push_back({.text = column, .format = "numeric"});
    for (std::size_t i = 0; i < frozen.rows.size(); ++i) {
        web::TableRow row{{.text = frozen.rows[i]}};
        for (const auto& cell : frozen.cells[i])
            row.push_back({.text = cell_html(cell), .format = "numeric"});
        table.rows.push_back(std::move(row));
    }
    Html html;
    html << chart_html(frozen, csv_path)
         << web::scroll_region({.labelled_by = "published-table", .content = web::table(table)});
    if (!csv_path.empty()) {
        html << R"(<p class="govuk-body">)"
             << web::link({.text = "Download this table as CSV", .href = std::string(csv_path)}) << "</p>\n";
    }
    html << heading("How the table was made") << R"(<ul class="govuk-list govuk-list--bullet">)";
    for (const auto& sentence : frozen.method)
        html << "<li>" << sentence << "</li>";
    return html << "</ul>\n";
}

}  // namespace dueregard::monitoring
