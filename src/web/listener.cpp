#include "web/listener.hpp"

#include "base/failure.hpp"
#include "base/log.hpp"
#include "web/connection.hpp"
#include "web/exchange.hpp"
#include "web/tls_context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <list>
#include <optional>
#include <stop_token>
#include <string>
#include <sys/resource.h>
#include <utility>

namespace dueregard::web {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

constexpr auto tick = std::chrono::milliseconds(100);
constexpr auto silent_farewell = std::chrono::seconds(2);
constexpr auto longest_farewell = std::chrono::seconds(30);
constexpr auto pause_without_files = std::chrono::milliseconds(20);
constexpr std::size_t chunk_bytes = std::size_t{16} * 1024;
constexpr std::size_t first_bytes = 1024;
constexpr int exit_failed = 3;

/// Thousands of connections need as many open files; the usual soft limit is 1,024.
void allow_many_files() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

class Listener {
public:
    Listener(const ServerOptions& options, const Answers& answers, Log& log)
        : options_(options), limits_(options.limits), log_(log), exchanges_(options, answers) {}

    void run();

private:
    std::uint16_t open(tcp::acceptor& acceptor, const ListenAddress& listen, std::string_view scheme);
    void open_redirect(const Redirect& redirect);
    asio::awaitable<void> accept_all(tcp::acceptor& acceptor, Door door);
    void welcome(tcp::socket socket, Door door);
    void make_room();
    asio::awaitable<void> watch_deadlines();
    asio::awaitable<void> watch_signals();
    asio::awaitable<void> watch_reloads();
    void reload();
    void stop();
    void give_up();
    void end_if_nothing_is_left();

    [[nodiscard]] bool is_over() const { return last_moment_ && connections_.empty(); }

    asio::awaitable<void> converse(Connection& connection);
    asio::awaitable<bool> shake_hands(Connection& connection);
    asio::awaitable<bool> wait_for_request(Connection& connection);
    asio::awaitable<void> let_go(Connection& connection);

    const ServerOptions& options_;
    const ServerLimits& limits_;
    Log& log_;
    Exchanges exchanges_;  ///< outlives every exchange, which io_ holds
    asio::io_context io_{1};
    std::optional<asio::ssl::context> tls_;  ///< its connections hold on to it when it is replaced
    tcp::acceptor acceptor_{io_};
    tcp::acceptor redirecting_{io_};
    asio::steady_timer timer_{io_};
    asio::signal_set signals_{io_, SIGINT, SIGTERM};
    asio::signal_set reloads_{io_, SIGHUP};
    std::list<Connection> connections_;
    std::optional<Time> last_moment_;  ///< set once it stops
};

void Listener::run() {
    allow_many_files();
    if (options_.tls) tls_.emplace(tls_context(*options_.tls));
    if (options_.redirect) open_redirect(*options_.redirect);
    const auto port = open(acceptor_, options_.listen, options_.tls ? "https" : "http");
    if (options_.listening) options_.listening(port);
    asio::co_spawn(io_, accept_all(acceptor_, Door::pages), asio::detached);
    if (options_.redirect) asio::co_spawn(io_, accept_all(redirecting_, Door::elsewhere), asio::detached);
    asio::co_spawn(io_, watch_deadlines(), asio::detached);
    asio::co_spawn(io_, watch_signals(), asio::detached);
    asio::co_spawn(io_, watch_reloads(), asio::detached);
    const std::stop_callback on_stop(options_.stop, [this] { asio::post(io_, [this] { stop(); }); });
    io_.run();
    exchanges_.join_workers();
}

/// Answers the port, which the system chose where it was 0.
std::uint16_t Listener::open(tcp::acceptor& acceptor, const ListenAddress& listen, std::string_view scheme) {
    const auto where = url_of(listen, scheme);
    error_code error;
    const tcp::endpoint endpoint(asio::ip::make_address(listen.host, error), listen.port);
    if (!error) acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        throw Unavailable(
            fmt::format("{} is in use: stop what listens there, or choose another with --listen.", where)
        );
    if (error) throw Unavailable(fmt::format("Cannot listen at {}: {}.", where, error.message()));
    const auto port = acceptor.local_endpoint().port();
    log_.write(Level::info, "listening", {{"url", url_of({.host = listen.host, .port = port}, scheme)}});
    return port;
}

void Listener::open_redirect(const Redirect& redirect) {
    const auto port = open(redirecting_, redirect.listen, "http");
    if (redirect.listening) redirect.listening(port);
}

asio::awaitable<void> Listener::accept_all(tcp::acceptor& acceptor, Door door) {
    asio::steady_timer pause(io_);
    while (acceptor.is_open()) {
        error_code error;
        auto socket = co_await acceptor.async_accept(error_in(error));
        if (!acceptor.is_open()) break;
        if (!error) {
            welcome(std::move(socket), door);
            continue;
        }
        // Out of files or memory: what is open already goes on, and may make room.
        make_room();
        pause.expires_after(pause_without_files);
        co_await pause.async_wait(error_in(error));
    }
}

void Listener::welcome(tcp::socket socket, Door door) {
    if (connections_.size() >= limits_.connections) make_room();
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto place = connections_.emplace(connections_.end(), std::move(socket), door);
    asio::co_spawn(io_, converse(*place), [this, place](const std::exception_ptr& thrown) {
        if (thrown) log_.write(Level::error, "connection failed");
        connections_.erase(place);
        end_if_nothing_is_left();
    });
}

/// Lets the connection go that has been idle for longest.
void Listener::make_room() {
    auto longest = connections_.end();
    for (auto one = connections_.begin(); one != connections_.end(); ++one) {
        if (one->state != Connection::State::idle || one->is_late) continue;
        if (longest == connections_.end() || one->deadline < longest->deadline) longest = one;
    }
    if (longest == connections_.end()) return;
    longest->is_late = true;
    longest->socket.cancel();
}

/// One look at all connections ten times a second costs less than a timer in each.
asio::awaitable<void> Listener::watch_deadlines() {
    while (!is_over()) {
        error_code ignored;
        timer_.expires_after(tick);
        co_await timer_.async_wait(error_in(ignored));
        const auto now = steady_clock::now();
        for (auto& connection : connections_) {
            if (connection.is_late || now < connection.deadline) continue;
            connection.is_late = true;
            connection.socket.cancel();
        }
        if (last_moment_ && now > *last_moment_) give_up();
    }
}

asio::awaitable<void> Listener::watch_signals() {
    while (!is_over()) {
        error_code cancelled;
        co_await signals_.async_wait(error_in(cancelled));
        if (!cancelled) stop();
    }
}

asio::awaitable<void> Listener::watch_reloads() {
    while (!is_over()) {
        error_code cancelled;
        co_await reloads_.async_wait(error_in(cancelled));
        if (!cancelled) reload();
    }
}

/// Connections go on with the certificate that they began with. One that cannot be read leaves the server as
/// it was: this is no request, and nobody waits for an answer.
void Listener::reload() {
    try {
        if (options_.tls) tls_.emplace(tls_context(*options_.tls));
        if (options_.reload) options_.reload();
        log_.write(Level::info, "reloaded");
    } catch (const BadRequest& failure) {
        log_.write(Level::error, "not reloaded", {{"why", failure.what()}});
    }
}

/// Takes no more connections, ends the idle ones and lets the others finish. Told twice, it waits no longer.
void Listener::stop() {
    if (last_moment_) return give_up();
    log_.write(Level::info, "stopping", {{"connections", static_cast<std::int64_t>(connections_.size())}});
    last_moment_ = steady_clock::now() + limits_.stop;
    acceptor_.close();
    redirecting_.close();
    exchanges_.let_connections_end();
    for (auto& connection : connections_) {
        if (connection.state != Connection::State::idle) continue;
        connection.is_late = true;
        connection.socket.cancel();
    }
    end_if_nothing_is_left();
}

/// A worker that does not come back cannot be stopped, so the program ends round it. The register is safe:
/// what was not committed is rolled back when it is opened next.
void Listener::give_up() {
    log_.write(
        Level::warning,
        "stopped before all was done",
        {{"requests", static_cast<std::int64_t>(exchanges_.at_work())}}
    );
    if (exchanges_.at_work() > 0) std::_Exit(exit_failed);
    last_moment_ = Time::max();
    for (auto& connection : connections_)
        connection.socket.close();
}

/// Wakes what watches, which then sees for itself that it is over: a watcher that does not wait just now
/// cannot be cancelled.
void Listener::end_if_nothing_is_left() {
    if (!is_over()) return;
    timer_.cancel();
    signals_.cancel();
    reloads_.cancel();
    log_.write(Level::info, "stopped");
}

asio::awaitable<void> Listener::converse(Connection& connection) {
    const bool needs_tls = tls_ && connection.door == Door::pages;
    if (needs_tls && !co_await shake_hands(connection)) co_return;
    while (co_await wait_for_request(connection)) {
        const auto next = co_await exchanges_.exchange(connection);
        if (next == Next::farewell) co_await let_go(connection);
        if (next != Next::another_request) break;
    }
    error_code ignored;
    connection.socket.shutdown(tcp::socket::shutdown_both, ignored);
}

/// On this thread, so that one who is slow about it holds nobody up; a stop or a want of room ends it as it
/// ends an idle connection.
asio::awaitable<bool> Listener::shake_hands(Connection& connection) {
    connection.deadline = steady_clock::now() + limits_.header;
    const auto error = co_await connection.stream.begin_tls(*tls_);
    if (error) log_.write(Level::info, "no TLS", {{"why", error.message()}});
    co_return !error;
}

asio::awaitable<bool> Listener::wait_for_request(Connection& connection) {
    connection.state = Connection::State::idle;
    connection.is_late = false;
    if (connection.buffer.size() == 0) {
        if (last_moment_) co_return false;
        connection.buffer = {};
        connection.deadline = steady_clock::now() + limits_.idle;
        const auto error = co_await connection.stream.wait_for_bytes(connection.buffer, first_bytes);
        if (error) co_return false;
    }
    connection.state = Connection::State::busy;
    co_return true;
}

/// Closes so that the browser still reads the answer: what it goes on sending, such as a file that is too
/// large, is thrown away for a while, since closing at once would reset the connection and take the answer
/// with it (RFC 9112, 9.6).
asio::awaitable<void> Listener::let_go(Connection& connection) {
    connection.deadline = steady_clock::now() + silent_farewell;
    co_await connection.stream.end_tls();
    connection.is_late = false;
    error_code error;
    connection.socket.shutdown(tcp::socket::shutdown_send, error);
    const auto last = steady_clock::now() + longest_farewell;
    std::string thrown_away(chunk_bytes, '\0');
    while (!error) {
        connection.deadline = std::min(steady_clock::now() + silent_farewell, last);
        co_await connection.socket.async_read_some(asio::buffer(thrown_away), error_in(error));
    }
}

}  // namespace

void listen(const ServerOptions& options, const Answers& answers, Log& log) {
    Listener(options, answers, log).run();
}

}  // namespace dueregard::web
