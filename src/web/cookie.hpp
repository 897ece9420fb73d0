#pragma once
// Cookies of ours: never read by a script, never sent with another site's form, for the whole site.

#include "web/request.hpp"
#include "web/response.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::web {

/// How visitors reach this server: plainly on this machine, or over TLS (a proxy's or a balancer's).
enum class Transport { plain, tls };

/// "session", or over TLS "__Host-session": then a browser takes the cookie from this very host over TLS
/// alone (RFC 6265bis, section 4.1.3.2).
[[nodiscard]] std::string cookie_name(std::string_view name, Transport transport);

/// HttpOnly, SameSite=Lax, Path=/, over TLS also Secure. Kept until the browser closes where there is no
/// `age`. `value` holds letters, digits, "-", "_" and "." only; anything else is a fault of ours.
void set_cookie(
    Response& response,
    std::string_view name,
    std::string_view value,
    Transport transport,
    std::optional<std::chrono::seconds> age = std::nullopt
);

/// Takes the cookie away.
void clear_cookie(Response& response, std::string_view name, Transport transport);

/// The value of the cookie that set_cookie set; "" where it was not sent.
[[nodiscard]] std::string_view cookie_of(const Request& request, std::string_view name, Transport transport);

}  // namespace dueregard::web
