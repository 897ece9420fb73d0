#pragma once
// Who may tell on whose behalf they ask: proxies, by their network addresses. What anybody else says of
// themselves is not believed.

#include "web/cookie.hpp"
#include "web/parse_request.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

/// The header that the proxies write; another one may come from the browser and pass through them unseen.
enum class ProxyHeader {
    x_forwarded,  ///< X-Forwarded-For and X-Forwarded-Proto
    forwarded,    ///< Forwarded (RFC 7239)
};

/// "10.0.0.0/8", or one address. IPv4 stands in IPv6's form (RFC 4291, section 2.5.5.2).
struct Network {
    std::array<unsigned char, 16> bytes{};
    int prefix = 128;
};

[[nodiscard]] std::optional<Network> read_network(std::string_view text);

struct TrustedProxies {
    std::vector<Network> networks;
    ProxyHeader header = ProxyHeader::x_forwarded;
};

struct Visitor {
    std::string address;                 ///< "unknown" where the proxy told none that could be meant
    std::optional<Transport> transport;  ///< as a trusted proxy told it
};

/// Whom the request is from. Where the peer is a trusted proxy, the header is read from the right, each entry
/// being what one proxy saw, up to the first address that is no trusted proxy's: what stands left of that one
/// was written by the visitor.
[[nodiscard]] Visitor visitor_of(const RawRequest& raw, const TrustedProxies& proxies);

}  // namespace dueregard::web
