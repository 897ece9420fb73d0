#include "web/response.hpp"

#include "base/failure.hpp"
#include "web/html.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::web {

namespace {

/// Letters, digits, spaces and a few marks: what every browser reads alike inside quotation marks.
std::string plain_file_name(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        plain += byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\' || c == '%' ? '_' : c;
    }
    return plain;
}

}  // namespace

Response html_response(const Html& page, int status) {
    return {
        .status = status, .headers = {{"Content-Type", "text/html; charset=utf-8"}}, .body = page.string()
    };
}

Response see_other(std::string path) {
    const bool ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    const bool clean = std::ranges::all_of(path, [](char c) { return c > ' ' && c < '\x7F'; });
    if (!ours || !clean) throw BadRequest("A redirect may only lead to a path of this site.");
    return {.status = 303, .headers = {{"Location", std::move(path)}}, .body = ""};
}

Response download(std::string content, std::string_view media_type, std::string_view file_name) {
    const auto disposition = fmt::format(
        R"(attachment; filename="{}"; filename*=UTF-8''{})",
        plain_file_name(file_name),
        percent_encoded(file_name, Keep::letters_and_digits)
    );
    return {
        .status = 200,
        .headers = {{"Content-Type", std::string(media_type)}, {"Content-Disposition", disposition}},
        .body = std::move(content)
    };
}

}  // namespace dueregard::web
