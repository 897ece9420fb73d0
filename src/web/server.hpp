#pragma once
// The HTTP server: one thread speaks with every browser, a few worker threads answer.

#include "web/cookie.hpp"
#include "web/listen_address.hpp"
#include "web/metrics.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/tls.hpp"
#include "web/trusted_proxies.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace dueregard {
class Log;
}  // namespace dueregard

namespace dueregard::web {

struct ServerLimits {
    std::size_t header_bytes = std::size_t{16} * 1024;
    std::size_t form_bytes = std::size_t{1024} * 1024;         ///< application/x-www-form-urlencoded
    std::size_t upload_bytes = std::size_t{64} * 1024 * 1024;  ///< multipart/form-data
    std::size_t held_bytes = std::size_t{256} * 1024 * 1024;  ///< all bodies being read or answered, together
    std::size_t connections = 10'000;                         ///< past it the longest idle one is closed
    std::size_t waiting = 512;                 ///< readers, and writers, that wait for a worker; past it 503
    std::chrono::milliseconds idle{75'000};    ///< between requests, and before the first byte
    std::chrono::milliseconds header{10'000};  ///< from the first byte to the end of the header
    std::chrono::milliseconds stall{15'000};   ///< without a byte of a body, either way
    std::size_t bytes_per_second = 1024;       ///< the slowest body taken or given, after `stall`
    std::chrono::milliseconds stop{20'000};    ///< what still runs at SIGTERM gets this long
};

/// A second address, in the clear, where every request is sent on to the pages' own.
struct Redirect {
    ListenAddress listen;
    std::string to;  ///< "https://dueregard.example.com"
    std::function<void(std::uint16_t port)> listening = {};
};

struct ServerOptions {
    ListenAddress listen;
    std::optional<TlsFiles> tls = std::nullopt;  ///< where the server speaks TLS itself
    std::optional<Redirect> redirect = std::nullopt;
    /// How visitors reach us where neither TLS of our own nor a trusted proxy tells.
    Transport transport = Transport::plain;
    TrustedProxies proxies = {};
    unsigned workers =
        4;  ///< for reading, and as many again for writing: who waits to write holds up no reader
    ServerLimits limits;
    /// Told the port once it listens; the only way to learn it where `listen.port` is 0.
    std::function<void(std::uint16_t port)> listening;
    /// Counts what is answered and refused; null where nobody wants to know.
    Metrics* metrics = nullptr;
    /// Called at SIGHUP, on the network's thread, once the certificate was read anew. May throw BadRequest.
    std::function<void()> reload;
    /// Stops as SIGTERM does.
    std::stop_token stop;
};

/// Answers a request, on a worker thread, several at a time. Throws a Failure to end with an error page. An
/// answer of status 400 or more with an empty body gets the error page for its body and keeps its headers.
/// The transport is the visitor's: to this server, or to the first trusted proxy.
using Handler = std::function<Response(const Request&, Transport)>;

/// The page for a failure. It is told the status and the request's reference, and never the failure's own
/// sentence, which may name tables or paths. `request` is empty where none could be read.
using ErrorPage = std::function<Response(int status, const Request& request, std::string_view reference)>;

/// Serves until SIGTERM, SIGINT or `options.stop`; then takes no more, lets what runs finish within
/// `limits.stop`, and comes back. What runs longer than that ends with the program (exit status 3). Throws
/// Unavailable where it cannot listen, and BadRequest where the certificate cannot be used.
void serve(const ServerOptions& options, const Handler& handler, const ErrorPage& error_page, Log& log);

}  // namespace dueregard::web
