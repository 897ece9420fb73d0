#include "web/finish_response.hpp"

#include "base/text.hpp"
#include "web/gzip.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dueregard::web {

namespace {

/// Below this gzip's frame and the time are not worth the bytes.
constexpr std::size_t smallest_packed = 1024;

struct Header {
    std::string_view name;
    std::string_view value;
};

/// https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
constexpr std::array<Header, 8> protection = {{
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
}};

bool is_token(std::string_view name) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [&](char c) {
        return is_letter(c) || is_digit(c) || marks.contains(c);
    });
}

bool is_field_value(std::string_view value) {
    return std::ranges::all_of(value, [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F');
    });
}

bool is_text(std::string_view content_type) {
    return content_type.starts_with("text/") || content_type.starts_with("application/json")
           || content_type.starts_with("image/svg+xml") || content_type.starts_with("application/xml");
}

void pack(Response& response, const Request& request) {
    if (response.body.size() < smallest_packed || !is_text(header_of(response, "Content-Type"))) return;
    if (!header_of(response, "Content-Encoding").empty()) return;
    if (header_of(response, "Vary").empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!accepts_gzip(request.header("accept-encoding"))) return;
    response.body = gzipped(response.body, Packing::quick);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace

void finish_response(
    Response& response, const Request& request, Transport transport, std::string_view reference
) {
    for (const auto& [name, value] : response.headers)
        if (!is_token(name) || !is_field_value(value))
            throw std::runtime_error("A response's header " + name + " holds a control character.");
    if (!response.body.empty() && header_of(response, "Content-Type").empty())
        response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    pack(response, request);
    for (const auto& [name, value] : protection)
        if (header_of(response, name).empty()) response.headers.emplace_back(name, value);
    if (transport == Transport::tls)
        response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    response.headers.emplace_back("X-Request-Id", reference);
}

std::string_view header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (equals_ignoring_case(key, name)) return value;
    return {};
}

}  // namespace dueregard::web
