#include "monitoring/table_preview.hpp"

#include "base/text.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/table_store.hpp"
#include "web/inset_text.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/warning_text.hpp"

#include <fmt/format.h>

namespace dueregard::monitoring {

using web::Html;

namespace {

std::string counts_are(std::size_t count) {
    return count == 1 ? "1 count is" : fmt::format("{} counts are", count);
}

std::string words_of_small(const DisclosurePolicy& policy, std::size_t count) {
    if (policy.threshold <= 2) return fmt::format("{} small and not shown (*).", counts_are(count));
    return fmt::format("{} from 1 to {} and not shown (*).", counts_are(count), policy.threshold - 1);
}

Html words_of_suppressed(const ShownTable& table, const DisclosurePolicy& policy) {
    const auto [small, to_protect] = suppressed_in(table);
    if (small + to_protect == 0) return paragraph("Every count is shown as the policy shows counts.");
    Html html;
    html << R"(<ul class="govuk-list govuk-list--bullet">)";
    if (small > 0) html << "<li>" << words_of_small(policy, small) << "</li>";
    if (to_protect > 0) {
        html
            << "<li>"
            << fmt::format(
                   "{} not small and not shown (†), because a small one could be worked out from {}: from the totals, or from "
                   "what was published of these records before.",
                   counts_are(to_protect),
                   to_protect == 1 ? "it" : "them"
               )
            << "</li>";
    }
    return html << "<li>Both are published as *, so that nobody learns which are small.</li></ul>\n";
}

Html cell_html(const PublishedCell& cell) {
    switch (cell.shown) {
    case Shown::primary:
        return Html{}
               << R"(<span aria-hidden="true">*</span><span class="govuk-visually-hidden">not shown, small</span>)";
    case Shown::secondary:
        return Html{}
               << R"(<span aria-hidden="true">†</span><span class="govuk-visually-hidden">not shown, protects another</span>)";
    case Shown::shown:
        break;
    }
    if (cell.number && cell.text == std::to_string(*cell.number)) return Html{} << grouped(*cell.number);
    return Html{} << cell.text;
}

Html table_html(const ShownTable& shown, std::string_view title) {
    web::Table table{
        .caption = std::string(title),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "preview-table",
        .head = {{.text = shown.row_heading}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& column : shown.columns)
        table.head.push_back({.text = column, .format = "numeric"});
    for (std::size_t i = 0; i < shown.rows.size(); ++i) {
        web::TableRow row{{.text = shown.rows[i]}};
        for (const auto& cell : shown.cells[i])
            row.push_back({.text = cell_html(cell), .format = "numeric"});
        table.rows.push_back(std::move(row));
    }
    return web::scroll_region({.labelled_by = "preview-table", .content = web::table(table)});
}

}  // namespace

TablePreview
preview_table(accounts::Visit& visit, const Dataset& dataset, const TableDefinition& definition) {
    auto told = told_before(visit.db, visit.organisation, dataset.id);
    const auto rows = rows_of(visit.db, visit.organisation, seal_of(visit), dataset.id);
    auto result = protected_table(definition, dataset.columns, rows, told);
    return {.result = std::move(result), .told_before = std::move(told)};
}

Html preview_html(const TablePreview& preview, const TableDefinition& definition, std::string_view title) {
    if (!preview.result) {
        const auto open = preview.result.error().open.size();
        Html html = web::warning_text({.text = preview.result.error().sentence});
        if (open > 0) {
            html << paragraph(fmt::format(
                "{} open. Use fewer or broader rows and columns, leave out a filter, or choose another policy.",
                counts_are(open)
            ));
        }
        return html;
    }
    const auto& shown = preview.result->shown;
    const auto policy = disclosure_policy(definition.policy);
    return Html{} << words_of_suppressed(shown, policy.value_or(threshold_policy(10)))
                  << table_html(shown, title);
}

}  // namespace dueregard::monitoring
