#include "web/listen_address.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <array>
#include <charconv>

namespace dueregard::web {

namespace {

bool is_address(int family, const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return inet_pton(family, text.c_str(), bytes.data()) == 1;
}

std::optional<std::uint16_t> read_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, port);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return port;
}

}  // namespace

std::optional<ListenAddress> read_listen_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto port = read_port(text.substr(colon + 1));
    if (!port) return std::nullopt;
    auto host = text.substr(0, colon);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed) host = host.substr(1, host.size() - 2);
    ListenAddress address{.host = std::string(host == "localhost" ? "127.0.0.1" : host), .port = *port};
    if (!is_address(bracketed ? AF_INET6 : AF_INET, address.host)) return std::nullopt;
    return address;
}

std::string url_of(const ListenAddress& address, std::string_view scheme) {
    const auto* const form = address.host.contains(':') ? "{}://[{}]:{}/" : "{}://{}:{}/";
    return fmt::format(fmt::runtime(form), scheme, address.host, address.port);
}

}  // namespace dueregard::web
