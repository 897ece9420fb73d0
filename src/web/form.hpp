#pragma once
// The body of a form: application/x-www-form-urlencoded and multipart/form-data (RFC 7578).

#include "web/refusal.hpp"
#include "web/request.hpp"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

struct Form {
    Fields fields;
    std::vector<UploadedFile> files;
};

struct FormLimits {
    std::size_t fields = 20'000;
    std::size_t files = 50;
};

/// Reads a body by what `content_type` says of it. Every field is UTF-8 without NUL, and a line of a text
/// area ends in
/// \n. A file keeps its bytes; its name is cleaned (clean_file_name). A file field in which nothing was
/// chosen is left out. Refuses with 400 what is malformed, cut off or not UTF-8, with 413 too many fields or
/// files, with 415 other content.
[[nodiscard]] std::expected<Form, Refusal>
read_form(std::string_view content_type, std::string_view body, const FormLimits& limits = {});

/// A query or a body of application/x-www-form-urlencoded, decoded.
[[nodiscard]] std::expected<Fields, Refusal> read_fields(std::string_view encoded, std::size_t most);

/// The last segment of a path of any system, without control characters, at most 255 bytes (the ending is
/// kept); "unnamed" where nothing is left.
[[nodiscard]] std::string clean_file_name(std::string_view sent);

}  // namespace dueregard::web
