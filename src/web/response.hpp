#pragma once
// What goes back to the browser.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::web {

class Html;

// What a page answers itself besides 200 (RFC 9110): what was sent does not fit what is there; it is
// understood and wrong; RFC 6585: it was tried too often.
inline constexpr int conflict = 409;
inline constexpr int unprocessable = 422;
inline constexpr int too_many_requests = 429;

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

[[nodiscard]] Response html_response(const Html& page, int status = 200);
/// 303: after a POST, look there. `path` is our own and begins with one "/".
[[nodiscard]] Response see_other(std::string path);
/// A file to keep: always an attachment, never guessed at by the browser.
[[nodiscard]] Response download(std::string content, std::string_view media_type, std::string_view file_name);

}  // namespace dueregard::web
