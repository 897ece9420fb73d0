#pragma once
// What this part's pages have in common: who acts, how a fault stands at its field, how a status and a state
// look.

#include "accounts/visit.hpp"
#include "plan/acting.hpp"
#include "plan/fault.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/period.hpp"
#include "web/error_message.hpp"
#include "web/error_summary.hpp"
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

[[nodiscard]] Acting acting_in(const accounts::Visit& visit);

/// The field of the form, without white space at its ends.
[[nodiscard]] std::string typed(const accounts::Visit& visit, std::string_view field);
/// The version that the form started from; 0, which is never one, where none was sent.
[[nodiscard]] std::int64_t sent_version(const accounts::Visit& visit);

/// The id that a select or a hidden field sent; nothing where it is empty or no id.
template <class IdType>
[[nodiscard]] std::optional<IdType> sent_id(std::string_view text) {
    const auto value = from_crockford(text);
    return value ? std::optional(IdType{*value}) : std::nullopt;
}

[[nodiscard]] web::Html version_field(std::int64_t version);
[[nodiscard]] web::Html hidden_field(std::string_view name, std::string_view value);

[[nodiscard]] web::ErrorMessage error_at(const Faults& faults, std::string_view field);
/// Each links to the field of its name.
[[nodiscard]] std::vector<web::ErrorLink> error_links(const Faults& faults);

/// What has just been done, as the address after a redirect says it: "?done=submitted".
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

[[nodiscard]] web::Tone tone_of(Meaning meaning);
[[nodiscard]] web::Html status_html(const Status& status);
/// Settled states are plain text; what waits for somebody is a tag.
[[nodiscard]] web::Html state_html(ReturnState state);
[[nodiscard]] web::Html state_html(PeriodState state);

/// One paragraph that keeps the text's own lines.
[[nodiscard]] web::Html kept_lines(std::string_view text);

/// "1 measure", "41 measures", "4,000 measures".
[[nodiscard]] std::string measures_text(std::int64_t count);

/// "Ref: action" as one line of text, cut to a readable length.
[[nodiscard]] std::string title_text(std::string_view ref, std::string_view action);

}  // namespace dueregard::plan
