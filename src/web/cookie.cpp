#include "web/cookie.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::web {

namespace {

bool is_plain(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
}

}  // namespace

std::string cookie_name(std::string_view name, Transport transport) {
    return transport == Transport::tls ? fmt::format("__Host-{}", name) : std::string(name);
}

void set_cookie(
    Response& response,
    std::string_view name,
    std::string_view value,
    Transport transport,
    std::optional<std::chrono::seconds> age
) {
    ensure(!name.empty() && std::ranges::all_of(name, is_plain), "a cookie's name is plain");
    ensure(std::ranges::all_of(value, is_plain), "a cookie's value is plain");
    auto cookie = fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", cookie_name(name, transport), value);
    if (transport == Transport::tls) cookie += "; Secure";
    if (age) cookie += fmt::format("; Max-Age={}", age->count());
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

void clear_cookie(Response& response, std::string_view name, Transport transport) {
    set_cookie(response, name, "", transport, std::chrono::seconds(0));
}

std::string_view cookie_of(const Request& request, std::string_view name, Transport transport) {
    return request.cookie(cookie_name(name, transport));
}

}  // namespace dueregard::web
