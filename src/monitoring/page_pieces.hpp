#pragma once
// What the pages of datasets and tables have in common.

#include "accounts/seal.hpp"
#include "accounts/visit.hpp"
#include "monitoring/dataset.hpp"
#include "monitoring/published_table.hpp"
#include "web/breadcrumbs.hpp"
#include "web/html.hpp"
#include "web/notification_banner.hpp"
#include "web/summary_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// "/monitoring/datasets/…", "/monitoring/tables/…"
[[nodiscard]] std::string path_of(DatasetId id);
[[nodiscard]] std::string path_of(TableId id);

/// The key that records are sealed under. Throws Unavailable, which says what to set, where there is none.
[[nodiscard]] const accounts::Seal& seal_of(const accounts::Visit& visit);

/// What has just been done, as the address after a redirect says it: "?done=accepted".
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

/// Monitoring, Datasets, the one at hand and, where `title` is given, that page of it.
[[nodiscard]] std::vector<web::Breadcrumb> breadcrumbs(const Dataset& dataset, std::string_view title = "");

[[nodiscard]] web::SummaryRow summary_row(std::string_view key, web::Content value);
[[nodiscard]] web::Html paragraph(std::string_view text);
[[nodiscard]] web::Html heading(std::string_view text);
/// "1 record", "4,000 records"
[[nodiscard]] std::string records_text(std::int64_t count);
/// The start of a form that posts to `path`, with its token.
[[nodiscard]] web::Html open_form(const accounts::Visit& visit, std::string_view path);

/// A published table with its chart, its method and a way to its CSV ("" for none).
[[nodiscard]] web::Html
frozen_html(const FrozenTable& table, std::string_view title, std::string_view csv_path);

}  // namespace dueregard::monitoring
