#pragma once
// What this part's pages have in common: who acts, how a fault stands at its field, how a status and a state
// look.

#include "accounts/conflict_html.hpp"
#include "accounts/form_pieces.hpp"
#include "base/fault.hpp"
#include "plan/acting.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/period.hpp"
#include "web/html.hpp"
#include "web/notification_banner.hpp"
#include "web/status_mark.hpp"
#include "web/tag.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

using accounts::acting_in;
using accounts::conflict_html;
using accounts::ConflictRow;
using accounts::error_at;
using accounts::error_links;
using accounts::hidden_field;
using accounts::kept_lines;
using accounts::sent_id;
using accounts::sent_version;
using accounts::typed;
using accounts::version_field;

/// What has just been done, as the address after a redirect says it: "?done=submitted".
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

[[nodiscard]] web::Tone tone_of(Meaning meaning);
[[nodiscard]] web::Html status_html(const Status& status);
/// Settled states are plain text; what waits for somebody is a tag.
[[nodiscard]] web::Html state_html(ReturnState state);
[[nodiscard]] web::Html state_html(PeriodState state);

/// "1 measure", "41 measures", "4,000 measures".
[[nodiscard]] std::string measures_text(std::int64_t count);

/// "Ref: action" as one line of text, cut to a readable length.
[[nodiscard]] std::string title_text(std::string_view ref, std::string_view action);

}  // namespace dueregard::plan
