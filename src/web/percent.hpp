#pragma once
// Percent-encoding (RFC 3986, section 2).

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::web {

/// What stands as it is, beside letters, digits and - . _ ~
enum class Keep { letters_and_digits, slashes };

[[nodiscard]] std::string percent_encoded(std::string_view text, Keep keep);

/// A path or query as browsers send it, made strict: the marks that they leave as they are against RFC 3986
/// (`"<>[\]^`{|}`, and bytes past ASCII) encoded. What is encoded already stays.
[[nodiscard]] std::string strictly_encoded(std::string_view sent);

/// One segment of a path, decoded; nothing where an escape is malformed, or where it holds what no segment of
/// ours can: a slash, a control character, a dot segment ("." or ".."), bytes that are not UTF-8.
[[nodiscard]] std::optional<std::string> decoded_segment(std::string_view encoded);

}  // namespace dueregard::web
