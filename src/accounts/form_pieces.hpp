#pragma once
// What pages with a form have in common: what was typed, the version it started from, how a fault stands at
// its field.

#include "accounts/acting.hpp"
#include "accounts/fault_html.hpp"
#include "base/fault.hpp"
#include "web/html.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

/// The field of the form, without white space at its ends.
[[nodiscard]] std::string typed(const Visit& visit, std::string_view field);
/// The version that the form started from; 0, which is never one, where none was sent.
[[nodiscard]] std::int64_t sent_version(const Visit& visit);

/// The id that a select or a hidden field sent; nothing where it is empty or no id.
template <class IdType>
[[nodiscard]] std::optional<IdType> sent_id(std::string_view text) {
    const auto value = from_crockford(text);
    return value ? std::optional(IdType{*value}) : std::nullopt;
}

[[nodiscard]] web::Html version_field(std::int64_t version);
[[nodiscard]] web::Html hidden_field(std::string_view name, std::string_view value);
/// Not seen, heard or reached: from it a password manager learns whose new password the form is about.
[[nodiscard]] web::Html username_field(std::string_view email);

/// One paragraph that keeps the text's own lines.
[[nodiscard]] web::Html kept_lines(std::string_view text);

}  // namespace dueregard::accounts
