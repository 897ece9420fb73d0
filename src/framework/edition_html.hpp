#pragma once
// What pages show of an edition.

#include "framework/edition.hpp"
#include "framework/edition_state.hpp"
#include "web/html.hpp"

namespace dueregard::framework {

[[nodiscard]] web::Html state_html(EditionState state);
/// Whose words these are, where they are not the publisher's; nothing otherwise.
[[nodiscard]] web::Html wording_html(const Edition& edition);
[[nodiscard]] web::Html levels_html(const Edition& edition);
/// Areas as headings, each with its themes and criteria and what they ask for at each level.
[[nodiscard]] web::Html entries_html(const Edition& edition);

}  // namespace dueregard::framework
