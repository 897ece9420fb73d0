#pragma once
// Where to listen: "127.0.0.1:8080", "[::1]:8080".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::web {

struct ListenAddress {
    std::string host = "127.0.0.1";  ///< a numeric address; IPv6 without its brackets
    std::uint16_t port = 8080;       ///< 0: any that is free
};

/// Nothing where the text is not a numeric address with a port. "localhost" stands for 127.0.0.1.
[[nodiscard]] std::optional<ListenAddress> read_listen_address(std::string_view text);

/// "http://127.0.0.1:8080/"
[[nodiscard]] std::string url_of(const ListenAddress& address, std::string_view scheme = "http");

}  // namespace dueregard::web
