#pragma once
// What every response carries, whoever made it: the headers that protect the visitor, the reference, packing.

#include "web/cookie.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <string_view>

namespace dueregard::web {

/// Adds the security headers, `no-store` where the response does not say how long to keep it, and the
/// reference; packs text over about 1 kB with gzip where the browser takes it. A header that the response has
/// already stays. Throws std::runtime_error where a header would break into two, which no response of ours
/// does.
void finish_response(
    Response& response, const Request& request, Transport transport, std::string_view reference
);

/// The value of a response's header, its name in any case; "" where there is none.
[[nodiscard]] std::string_view header_of(const Response& response, std::string_view name);

}  // namespace dueregard::web
