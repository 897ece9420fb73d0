#include "web/listener.hpp"

#include "base/failure.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "base/text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdlib>
#include <exception>
#include <list>
#include <optional>
#include <random>
#include <stop_token>
#include <sys/resource.h>
#include <utility>

namespace dueregard::web {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;
using Time = steady_clock::time_point;

constexpr auto tick = std::chrono::milliseconds(100);
constexpr auto farewell_time = std::chrono::seconds(2);
constexpr auto pause_without_files = std::chrono::milliseconds(100);
constexpr std::size_t chunk_bytes = std::size_t{32} * 1024;
constexpr int exit_failed = 3;

/// One browser's connection. Between requests it holds nothing but this and its socket.
struct Connection {
    enum class State { idle, busy };

    explicit Connection(tcp::socket accepted) : socket(std::move(accepted)) {}

    tcp::socket socket;
    boost::beast::flat_buffer buffer;
    State state = State::idle;
    Time deadline = Time::max();
    bool is_late = false;  ///< the deadline passed, and what the connection waited for was cancelled
};

/// Bytes of bodies in memory, given back when this goes.
class HeldBytes {
public:
    explicit HeldBytes(std::size_t& total) : total_(total) {}

    ~HeldBytes() { total_ -= mine_; }

    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;
    HeldBytes(HeldBytes&&) = delete;
    HeldBytes& operator=(HeldBytes&&) = delete;

    void add(std::size_t bytes) {
        mine_ += bytes;
        total_ += bytes;
    }

private:
    std::size_t& total_;
    std::size_t mine_ = 0;
};

/// A request as it comes in.
struct Incoming {
    explicit Incoming(std::size_t& held_total) : held(held_total) {}

    http::request_parser<http::buffer_body> parser;
    RawRequest raw;
    HeldBytes held;
    std::optional<Refusal> refusal;
    bool is_gone = false;  ///< the browser went away; there is nobody to answer
};

/// What follows an exchange: the connection goes on, or is closed after a farewell, or is of no use any more.
enum class Next { another_request, farewell, nothing };

auto error_in(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

std::string text_of(boost::core::string_view text) {
    return {text.data(), text.size()};
}

/// What to answer where reading failed; nothing where the browser is gone.
std::optional<Refusal> refusal_for(const error_code& error, const Connection& connection) {
    if (connection.is_late) return Refusal{408, "The request took too long to come."};
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return Refusal{431, "The head of the request is too large."};
    if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
    if (error.category() == http::make_error_code(http::error::bad_method).category())
        return Refusal{400, "The request is not proper HTTP."};
    return std::nullopt;
}

void take_head(Incoming& incoming, const Connection& connection) {
    const auto& head = incoming.parser.get();
    auto& raw = incoming.raw;
    raw.method = text_of(head.method_string());
    raw.target = text_of(head.target());
    raw.version = head.version() == 10 ? HttpVersion::http_1_0 : HttpVersion::http_1_1;
    for (const auto& field : head)
        raw.headers.emplace_back(text_of(field.name_string()), text_of(field.value()));
    error_code ignored;
    raw.address = connection.socket.remote_endpoint(ignored).address().to_string();
}

/// The latest moment for a body's next byte, so that it neither stalls nor trickles.
Time body_deadline(const ServerLimits& limits, Time begin, std::size_t bytes) {
    const auto whole = std::chrono::seconds(bytes / std::max<std::size_t>(limits.bytes_per_second, 1));
    return std::min(steady_clock::now() + limits.stall, begin + limits.stall + whole);
}

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7).
std::string http_date() {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr)));
}

http::response<http::string_body> message_of(Response response, unsigned version) {
    http::response<http::string_body> message;
    message.version(version);
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers)
        message.insert(name, value);
    message.set(http::field::date, http_date());
    message.body() = std::move(response.body);
    if (response.status != 204 && response.status != 304) message.content_length(message.body().size());
    return message;
}

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
        : options_(options)
        , limits_(options.limits)
        , answers_(answers)
        , log_(log)
        , workers_(options.workers) {}

    void run();

private:
    void open();
    asio::awaitable<void> accept_all();
    void welcome(tcp::socket socket);
    void make_room();
    asio::awaitable<void> watch_deadlines();
    asio::awaitable<void> watch_signals();
    void stop();
    void give_up();
    void end_if_nothing_is_left();

    asio::awaitable<void> converse(Connection& connection);
    asio::awaitable<bool> wait_for_request(Connection& connection);
    asio::awaitable<Next> exchange(Connection& connection);
    asio::awaitable<void> read_head(Connection& connection, Incoming& incoming);
    asio::awaitable<void> read_body(Connection& connection, Incoming& incoming);
    [[nodiscard]] std::optional<Refusal> refusal_by_head(const Incoming& incoming) const;
    [[nodiscard]] std::size_t body_limit(const Incoming& incoming) const;
    asio::awaitable<Response> answer(RawRequest raw, std::string reference);
    asio::awaitable<bool>
    send(Connection& connection, Response response, const Incoming& incoming, Next next);
    asio::awaitable<void> let_go(Connection& connection);
    std::string fresh_reference();

    const ServerOptions& options_;
    const ServerLimits& limits_;
    const Answers& answers_;
    Log& log_;
    asio::io_context io_{1};
    asio::thread_pool workers_;
    tcp::acceptor acceptor_{io_};
    asio::steady_timer timer_{io_};
    asio::signal_set signals_{io_, SIGINT, SIGTERM};
    std::list<Connection> connections_;
    std::size_t held_bytes_ = 0;
    std::size_t at_work_ = 0;          ///< requests with the workers, waiting ones too
    std::optional<Time> last_moment_;  ///< set once it stops
    std::mt19937_64 random_{std::random_device{}()};
};

void Listener::run() {
    allow_many_files();
    open();
    asio::co_spawn(io_, accept_all(), asio::detached);
    asio::co_spawn(io_, watch_deadlines(), asio::detached);
    asio::co_spawn(io_, watch_signals(), asio::detached);
    const std::stop_callback on_stop(options_.stop, [this] { asio::post(io_, [this] { stop(); }); });
    io_.run();
    workers_.join();
}

void Listener::open() {
    const auto& listen = options_.listen;
    const auto where = url_of(listen);
    error_code error;
    const tcp::endpoint endpoint(asio::ip::make_address(listen.host, error), listen.port);
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(tcp::acceptor::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        throw Unavailable(
            fmt::format("{} is in use: stop what listens there, or choose another with --listen.", where)
        );
    if (error) throw Unavailable(fmt::format("Cannot listen at {}: {}.", where, error.message()));
    const auto port = acceptor_.local_endpoint().port();
    log_.write(Level::info, "listening", {{"url", url_of({.host = listen.host, .port = port})}});
    if (options_.listening) options_.listening(port);
}

asio::awaitable<void> Listener::accept_all() {
    asio::steady_timer pause(io_);
    while (acceptor_.is_open()) {
        error_code error;
        auto socket = co_await acceptor_.async_accept(error_in(error));
        if (!acceptor_.is_open()) break;
        if (!error) {
            welcome(std::move(socket));
            continue;
        }
        // Out of files or memory: what is open already goes on, and may make room.
        make_room();
        pause.expires_after(pause_without_files);
        co_await pause.async_wait(error_in(error));
    }
}

void Listener::welcome(tcp::socket socket) {
    if (connections_.size() >= limits_.connections) make_room();
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto place = connections_.emplace(connections_.end(), std::move(socket));
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
    error_code error;
    while (!error) {
        timer_.expires_after(tick);
        co_await timer_.async_wait(error_in(error));
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
    error_code error;
    while (!error) {
        co_await signals_.async_wait(error_in(error));
        if (!error) stop();
    }
}

/// Takes no more connections, ends the idle ones and lets the others finish. Told twice, it waits no longer.
void Listener::stop() {
    if (last_moment_) return give_up();
    log_.write(Level::info, "stopping", {{"connections", static_cast<std::int64_t>(connections_.size())}});
    last_moment_ = steady_clock::now() + limits_.stop;
    acceptor_.close();
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
        Level::warning, "stopped before all was done", {{"requests", static_cast<std::int64_t>(at_work_)}}
    );
    if (at_work_ > 0) std::_Exit(exit_failed);
    last_moment_ = Time::max();
    for (auto& connection : connections_)
        connection.socket.close();
}

void Listener::end_if_nothing_is_left() {
    if (!last_moment_ || !connections_.empty()) return;
    timer_.cancel();
    signals_.cancel();
    log_.write(Level::info, "stopped");
}

asio::awaitable<void> Listener::converse(Connection& connection) {
    while (co_await wait_for_request(connection)) {
        const auto next = co_await exchange(connection);
        if (next == Next::farewell) co_await let_go(connection);
        if (next != Next::another_request) break;
    }
    error_code ignored;
    connection.socket.shutdown(tcp::socket::shutdown_both, ignored);
}

asio::awaitable<bool> Listener::wait_for_request(Connection& connection) {
    connection.state = Connection::State::idle;
    connection.is_late = false;
    if (connection.buffer.size() == 0) {
        if (last_moment_) co_return false;
        connection.buffer = {};
        connection.deadline = steady_clock::now() + limits_.idle;
        error_code error;
        co_await connection.socket.async_wait(tcp::socket::wait_read, error_in(error));
        if (error) co_return false;
    }
    connection.state = Connection::State::busy;
    co_return true;
}

asio::awaitable<Next> Listener::exchange(Connection& connection) {
    Incoming incoming(held_bytes_);
    co_await read_head(connection, incoming);
    const bool has_more = !incoming.refusal && !incoming.is_gone && !incoming.parser.is_done();
    if (has_more) co_await read_body(connection, incoming);
    if (incoming.is_gone) co_return Next::nothing;
    connection.deadline = Time::max();
    const auto reference = fresh_reference();
    if (!incoming.refusal && at_work_ >= options_.workers + limits_.waiting)
        incoming.refusal = Refusal{503, "All workers are busy and too many requests wait already."};
    Response response;
    if (incoming.refusal) {
        response = answers_.to_refusal(*incoming.refusal, reference);
    } else {
        response = co_await answer(std::move(incoming.raw), reference);
    }
    const bool goes_on = !incoming.refusal && incoming.parser.keep_alive() && !last_moment_;
    const auto next = goes_on ? Next::another_request : Next::farewell;
    const bool sent = co_await send(connection, std::move(response), incoming, next);
    co_return sent ? next : Next::nothing;
}

asio::awaitable<void> Listener::read_head(Connection& connection, Incoming& incoming) {
    connection.is_late = false;
    connection.deadline = steady_clock::now() + limits_.header;
    connection.buffer.max_size(limits_.header_bytes + chunk_bytes);
    incoming.parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    incoming.parser.body_limit(boost::none);  // held to body_limit() below, which depends on the head
    error_code error;
    co_await http::async_read_header(connection.socket, connection.buffer, incoming.parser, error_in(error));
    if (error) {
        incoming.refusal = refusal_for(error, connection);
        incoming.is_gone = !incoming.refusal;
        co_return;
    }
    take_head(incoming, connection);
    incoming.refusal = refusal_by_head(incoming);
    const bool waits = incoming.parser.get().count(http::field::expect) > 0;
    if (incoming.refusal || !waits || incoming.parser.is_done()) co_return;
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(connection.socket, asio::buffer(go_on), error_in(error));
    incoming.is_gone = error.failed();
}

/// What can be refused before the body is taken.
std::optional<Refusal> Listener::refusal_by_head(const Incoming& incoming) const {
    if (auto refused = check_head(incoming.raw)) return refused;
    const auto expect = incoming.parser.get()[http::field::expect];
    if (!expect.empty()
        && !equals_ignoring_case(std::string_view(expect.data(), expect.size()), "100-continue"))
        return Refusal{417, "The request expects what this server does not do."};
    if (incoming.parser.content_length().value_or(0) > body_limit(incoming))
        return Refusal{413, "The body of the request is too large."};
    return std::nullopt;
}

std::size_t Listener::body_limit(const Incoming& incoming) const {
    const auto type = incoming.parser.get()[http::field::content_type];
    const bool upload =
        starts_with_ignoring_case(std::string_view(type.data(), type.size()), "multipart/form-data");
    return upload ? limits_.upload_bytes : limits_.form_bytes;
}

asio::awaitable<void> Listener::read_body(Connection& connection, Incoming& incoming) {
    const auto limit = body_limit(incoming);
    const auto begin = steady_clock::now();
    auto& body = incoming.raw.body;
    std::array<char, chunk_bytes>
        chunk;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled before it is read
    connection.buffer.reserve(chunk_bytes);
    while (!incoming.parser.is_done()) {
        auto& room = incoming.parser.get().body();
        room = {.data = chunk.data(), .size = chunk.size(), .more = true};
        connection.deadline = body_deadline(limits_, begin, body.size());
        error_code error;
        co_await http::async_read_some(
            connection.socket, connection.buffer, incoming.parser, error_in(error)
        );
        if (error && error != http::error::need_buffer) {
            incoming.refusal = refusal_for(error, connection);
            incoming.is_gone = !incoming.refusal;
            co_return;
        }
        const auto count = chunk.size() - room.size;
        body.append(chunk.data(), count);
        incoming.held.add(count);
        if (body.size() > limit) incoming.refusal = Refusal{413, "The body of the request is too large."};
        if (held_bytes_ > limits_.held_bytes)
            incoming.refusal = Refusal{503, "Too many bodies are in memory already."};
        if (incoming.refusal) co_return;
    }
}

asio::awaitable<Response> Listener::answer(RawRequest raw, std::string reference) {
    ++at_work_;
    auto response = co_await asio::co_spawn(
        workers_,
        [&]() -> asio::awaitable<Response> { co_return answers_.to_request(std::move(raw), reference); },
        asio::use_awaitable
    );
    --at_work_;
    co_return response;
}

/// Whether all of it went out.
asio::awaitable<bool>
Listener::send(Connection& connection, Response response, const Incoming& incoming, Next next) {
    auto message = message_of(std::move(response), incoming.parser.get().version());
    message.keep_alive(next == Next::another_request);
    http::response_serializer<http::string_body> serializer(message);
    const bool head_only = incoming.parser.get().method() == http::verb::head;
    serializer.split(head_only);
    const auto begin = steady_clock::now();
    std::size_t sent = 0;
    connection.is_late = false;
    while (head_only ? !serializer.is_header_done() : !serializer.is_done()) {
        connection.deadline = body_deadline(limits_, begin, sent);
        error_code error;
        sent += co_await http::async_write_some(connection.socket, serializer, error_in(error));
        if (error) co_return false;
    }
    co_return true;
}

/// Closes so that the browser still reads the answer: what it goes on sending is thrown away for a while,
/// since closing at once would reset the connection and take the answer with it (RFC 9112, section 9.6).
asio::awaitable<void> Listener::let_go(Connection& connection) {
    error_code error;
    connection.socket.shutdown(tcp::socket::shutdown_send, error);
    connection.deadline = steady_clock::now() + farewell_time;
    std::string thrown_away(chunk_bytes, '\0');
    while (!error)
        co_await connection.socket.async_read_some(asio::buffer(thrown_away), error_in(error));
}

/// What the visitor can quote and the log can be searched for.
std::string Listener::fresh_reference() {
    constexpr std::uint64_t positive = 0x7FFF'FFFF'FFFF'FFFF;
    return crockford(static_cast<std::int64_t>(random_() & positive));
}

}  // namespace

void listen(const ServerOptions& options, const Answers& answers, Log& log) {
    Listener(options, answers, log).run();
}

}  // namespace dueregard::web
