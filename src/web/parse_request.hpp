#pragma once
// From what stood on the wire to a Request, strictly: what two programs might read differently is refused.

#include "web/cookie.hpp"
#include "web/refusal.hpp"
#include "web/request.hpp"

#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::web {

enum class HttpVersion { http_1_0, http_1_1 };

/// A request line, the header fields as sent, and the whole body, its chunks put together.
struct RawRequest {
    std::string method;
    std::string target;
    HttpVersion version = HttpVersion::http_1_1;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string address;
    Transport transport = Transport::plain;
};

/// What can be told from the head alone, before a body is taken: the request's method, its host, and how its
/// body is framed. After a refusal nobody knows where the next request begins, so the connection has to
/// close.
[[nodiscard]] std::optional<Refusal> check_head(const RawRequest& raw);

/// HEAD is read as GET. Refuses with 400: a path with dot segments, an escaped slash, control characters or
/// bytes that are not UTF-8; no Host or two, or a malformed one; both a length and a transfer encoding (RFC
/// 9112, section 6.3). With 405: a method that HTTP has and we do not. With 501: any other. With 413 and 415:
/// as read_form says.
[[nodiscard]] std::expected<Request, Refusal> parse_request(const RawRequest& raw);

}  // namespace dueregard::web
