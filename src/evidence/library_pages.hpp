#pragma once
// The library of evidence: searched, filtered, page by page.

#include "accounts/visit.hpp"
#include "evidence/evidence_list.hpp"
#include "web/notification_banner.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <optional>
#include <string>

namespace dueregard::evidence {

[[nodiscard]] web::Response show_library(accounts::Visit& visit);

/// What the query asks for. Nonsense in a field counts as nothing there.
[[nodiscard]] EvidenceFilter read_filter(const web::Fields& query);
/// "/evidence?search=…", only what differs from what would be shown anyway.
[[nodiscard]] std::string library_address(const EvidenceFilter& filter);

/// What has just been done, as the address after a redirect says it: "?done=added".
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

}  // namespace dueregard::evidence
