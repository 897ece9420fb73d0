#pragma once
// A table as an analyst sees it before it is published: protected as it would be, with what is not shown and
// why.

#include "accounts/visit.hpp"
#include "monitoring/dataset.hpp"
#include "monitoring/monitoring_table.hpp"
#include "web/html.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// The table as it would be published now, and what it was attacked with.
struct TablePreview {
    std::expected<TableResult, DisclosureRefusal> result;
    std::vector<std::string> told_before;
};

/// Opens the records. Wants a definition without faults.
[[nodiscard]] TablePreview
preview_table(accounts::Visit& visit, const Dataset& dataset, const TableDefinition& definition);

/// In words what is not shown and why, and the table; or why nothing can be published.
[[nodiscard]] web::Html
preview_html(const TablePreview& preview, const TableDefinition& definition, std::string_view title);

}  // namespace dueregard::monitoring
