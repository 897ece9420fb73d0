#pragma once
// What pages show of an edition.

#include "accounts/visit.hpp"
#include "framework/edition.hpp"
#include "framework/edition_store.hpp"
#include "web/html.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

[[nodiscard]] web::Html state_html(EditionState state);
/// Whose words these are, where they are not the publisher's; nothing otherwise.
[[nodiscard]] web::Html wording_html(const Edition& edition);
[[nodiscard]] web::Html levels_html(const Edition& edition);
/// Areas as headings, each with its themes and criteria and what they ask for at each level.
[[nodiscard]] web::Html entries_html(const Edition& edition);

/// The form that publishes a draft, or retires what is published; nothing for what is retired. `noun` is
/// "edition" or "crosswalk", `path` that of the one it acts on.
[[nodiscard]] web::Html edition_act_form(
    const accounts::Visit& visit, const std::string& path, EditionState state, std::string_view noun
);

struct SentEditionAct {
    EditionActKind kind = EditionActKind::published;
    std::string why;
};

/// What that form sent; throws BadRequest for any other act, naming the `noun`: "An edition".
[[nodiscard]] SentEditionAct sent_edition_act(const accounts::Visit& visit, std::string_view noun);
[[nodiscard]] web::Html edition_acts_html(const std::vector<EditionAct>& acts);

}  // namespace dueregard::framework
