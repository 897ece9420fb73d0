#pragma once
// What this part's pages have in common.

#include "accounts/visit.hpp"
#include "intake/import.hpp"
#include "intake/marking.hpp"
#include "web/html.hpp"
#include "web/layout.hpp"
#include "web/notification_banner.hpp"
#include "web/select.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// The id in the path of a page about one import; throws NotFound.
[[nodiscard]] ImportId import_in_path(const accounts::Visit& visit);
[[nodiscard]] std::string path_of(ImportId id);

[[nodiscard]] web::Html tag_of(Mark mark);
[[nodiscard]] web::Html state_html(ImportState state);

/// "1 row", "4,000 rows".
[[nodiscard]] std::string rows_text(std::size_t count);
/// "Line 12", "Sheet Plan, cell B7"; "Row 3" where the source has no places.
[[nodiscard]] std::string place_heading(const documents::Place& at, std::size_t row);
/// "2.4 MB"
[[nodiscard]] std::string size_text(std::int64_t bytes);

/// What has just been done, as the address after a redirect says it: "?done=saved".
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

/// Stands last in a form with data-busy: where scripts run, its words appear there as the form is sent.
[[nodiscard]] web::Html busy_line();

/// The period in words: its label and days, or that they are missing.
[[nodiscard]] std::string period_text(const std::optional<IncomingPeriod>& period);

/// Of whole imports: Imports, and the one at hand.
[[nodiscard]] std::vector<web::Breadcrumb> breadcrumbs(const Import& import, std::string_view here);

/// "" and every kind whose rows the register takes.
[[nodiscard]] std::vector<web::SelectItem> kind_choices();

/// Two fields that ask for a period: a select "period" of the register's, and an input "new_period" for
/// another. The ids of the fields are their names.
[[nodiscard]] web::Html period_fields(
    accounts::Visit& visit,
    std::string_view none,
    std::string_view chosen,
    std::string_view typed,
    std::string_view error
);

/// What those fields sent: nothing where both were left empty; the sentence that says what is wrong.
[[nodiscard]] std::expected<std::optional<IncomingPeriod>, std::string> sent_period(accounts::Visit& visit);

}  // namespace dueregard::intake
