#pragma once
// multipart/form-data taken apart (RFC 7578, RFC 2046 section 5.1.1).

#include "web/refusal.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

struct FormPart {
    std::string name;
    std::optional<std::string> file_name;  ///< as sent; absent for a plain field
    std::string_view content;              ///< exactly the bytes sent, within the body
};

/// The parts between the delimiters of `boundary`. Bytes are never interpreted, so that an uploaded e-mail
/// stays one file. Refuses a body that is cut off, a part without a name, and a content transfer encoding
/// (RFC 7578, 4.7).
[[nodiscard]] std::expected<std::vector<FormPart>, Refusal>
form_parts(std::string_view body, std::string_view boundary, std::size_t most);

/// The boundary where `content_type` is multipart/form-data with a proper one.
[[nodiscard]] std::optional<std::string> form_boundary(std::string_view content_type);

}  // namespace dueregard::web
