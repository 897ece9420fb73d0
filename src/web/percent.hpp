#pragma once
// Percent-encoding (RFC 3986, section 2).

#include <string>
#include <string_view>

namespace dueregard::web {

/// What stands as it is, beside letters, digits and - . _ ~
enum class Keep { letters_and_digits, slashes };

[[nodiscard]] std::string percent_encoded(std::string_view text, Keep keep);

}  // namespace dueregard::web
