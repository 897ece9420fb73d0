#include "web/exchange.hpp"

#include "base/id.hpp"
#include "base/text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <string_view>

namespace dueregard::web {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using std::chrono::steady_clock;

constexpr std::size_t chunk_bytes = std::size_t{32} * 1024;

/// Bytes of bodies in memory, given back when this goes.
class HeldBytes {
public:
    explicit HeldBytes(std::size_t& total) : total_(total) {}

    ~HeldBytes() { give_back(); }

    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;
    HeldBytes(HeldBytes&&) = delete;
    HeldBytes& operator=(HeldBytes&&) = delete;

    void add(std::size_t bytes) {
        mine_ += bytes;
        total_ += bytes;
    }

    void give_back() {
        total_ -= mine_;
        mine_ = 0;
    }

private:
    std::size_t& total_;
    std::size_t mine_ = 0;
};

/// A body in the list of those that are coming, until this goes.
class OnItsWay {
public:
    OnItsWay(std::list<BodyOnItsWay>& bodies, BodyOnItsWay one)
        : bodies_(bodies), place_(bodies.insert(bodies.end(), one)) {}

    ~OnItsWay() { bodies_.erase(place_); }

    OnItsWay(const OnItsWay&) = delete;
    OnItsWay& operator=(const OnItsWay&) = delete;
    OnItsWay(OnItsWay&&) = delete;
    OnItsWay& operator=(OnItsWay&&) = delete;

private:
    std::list<BodyOnItsWay>& bodies_;
    std::list<BodyOnItsWay>::iterator place_;
};

/// One request with the workers, counted until this goes.
class AtWork {
public:
    explicit AtWork(std::size_t& count) : count_(count) { ++count_; }

    ~AtWork() { --count_; }

    AtWork(const AtWork&) = delete;
    AtWork& operator=(const AtWork&) = delete;
    AtWork(AtWork&&) = delete;
    AtWork& operator=(AtWork&&) = delete;

private:
    std::size_t& count_;
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

namespace {

std::string text_of(boost::core::string_view text) {
    return {text.data(), text.size()};
}

/// What to answer where reading failed; nothing where the browser is gone.
std::optional<Refusal> refusal_for(const error_code& error, const Connection& connection) {
    if (connection.is_late) return Refusal{408, "The request took too long to come."};
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return Refusal{431, "The head of the request is too large."};
    if (error == http::error::body_limit) return Refusal{413, "The body of the request is too large."};
    if (error == http::error::bad_obs_fold) return Refusal{400, "A line of the head is folded."};
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
    raw.transport = connection.stream.is_tls() ? Transport::tls : Transport::plain;
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

}  // namespace

Exchanges::Exchanges(const ServerOptions& options, const Answers& answers)
    : options_(options)
    , limits_(options.limits)
    , answers_(answers)
    , readers_(options.workers)
    , writers_(options.workers) {}

/// Who waits to write, for a lock or a slow disk, holds up nobody who reads.
Exchanges::Crew& Exchanges::crew_for(const RawRequest& raw) {
    return raw.method == "GET" || raw.method == "HEAD" ? readers_ : writers_;
}

asio::awaitable<Next> Exchanges::exchange(Connection& connection) {
    Incoming incoming(held_bytes_);
    co_await read_head(connection, incoming);
    const bool is_sent_on = connection.door == Door::elsewhere;
    const bool has_more = !incoming.refusal && !incoming.is_gone && !incoming.parser.is_done();
    if (has_more && !is_sent_on) co_await read_body(connection, incoming);
    if (incoming.is_gone) co_return Next::nothing;
    connection.deadline = Time::max();
    const auto reference = fresh_reference();
    auto& crew = crew_for(incoming.raw);
    if (!incoming.refusal && crew.at_work >= options_.workers + limits_.waiting)
        incoming.refusal = Refusal{503, "All workers are busy and too many requests wait already."};
    Response response;
    if (incoming.refusal) {
        response = answers_.to_refusal(*incoming.refusal, reference);
    } else if (is_sent_on) {
        response = answers_.to_elsewhere(incoming.raw, reference);
    } else {
        response = co_await answer(answers_, crew, std::move(incoming.raw), reference);
    }
    const bool goes_on = !incoming.refusal && !is_sent_on && incoming.parser.keep_alive() && !is_ending_;
    const auto next = goes_on ? Next::another_request : Next::farewell;
    const bool sent = co_await send(connection, std::move(response), incoming, next);
    co_return sent ? next : Next::nothing;
}

asio::awaitable<void> Exchanges::read_head(Connection& connection, Incoming& incoming) {
    connection.is_late = false;
    connection.deadline = steady_clock::now() + limits_.header;
    connection.buffer.max_size(limits_.header_bytes + chunk_bytes);
    incoming.parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    incoming.parser.body_limit(boost::none);  // depends on the head: read_body sets it
    if (const auto error = co_await parse_head(connection, incoming)) {
        incoming.refusal = refusal_for(error, connection);
        incoming.is_gone = !incoming.refusal;
        co_return;
    }
    take_head(incoming, connection);
    incoming.refusal = refusal_by_head(incoming);
    const bool waits =
        incoming.parser.get().count(http::field::expect) > 0 && incoming.raw.version == HttpVersion::http_1_1;
    if (incoming.refusal || !waits || incoming.parser.is_done()) co_return;
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code error;
    co_await asio::async_write(connection.stream, asio::buffer(go_on), error_in(error));
    incoming.is_gone = error.failed();
}

/// Reads until the parser has the whole head, and looks at the bytes that it took: it would join folded
/// lines, which a program before us may have read as lines of their own (RFC 9112, section 5.2).
asio::awaitable<error_code> Exchanges::parse_head(Connection& connection, Incoming& incoming) {
    auto& parser = incoming.parser;
    auto& buffer = connection.buffer;
    error_code error;
    for (;;) {
        if (buffer.size() > 0) {
            const auto taken = parser.put(buffer.data(), error);
            const std::string_view head(static_cast<const char*>(buffer.data().data()), taken);
            if (head.contains("\r\n ") || head.contains("\r\n\t")) co_return http::error::bad_obs_fold;
            buffer.consume(taken);
            if (parser.is_header_done() || error != http::error::need_more) co_return error;
        }
        const auto room = std::min(chunk_bytes, buffer.max_size() - buffer.size());
        const auto count = co_await connection.stream.async_read_some(buffer.prepare(room), error_in(error));
        buffer.commit(count);
        if (error == asio::error::eof)
            co_return parser.got_some() ? http::error::partial_message : http::error::end_of_stream;
        if (error) co_return error;
    }
}

/// What can be refused before the body is taken.
std::optional<Refusal> Exchanges::refusal_by_head(const Incoming& incoming) const {
    if (auto refused = check_head(incoming.raw)) return refused;
    const auto expect = incoming.parser.get()[http::field::expect];
    if (!expect.empty()
        && !equals_ignoring_case(std::string_view(expect.data(), expect.size()), "100-continue"))
        return Refusal{417, "The request expects what this server does not do."};
    if (incoming.parser.content_length().value_or(0) > body_limit(incoming))
        return Refusal{413, "The body of the request is too large."};
    return std::nullopt;
}

std::size_t Exchanges::body_limit(const Incoming& incoming) const {
    const auto type = incoming.parser.get()[http::field::content_type];
    const bool upload =
        starts_with_ignoring_case(std::string_view(type.data(), type.size()), "multipart/form-data");
    return upload ? limits_.upload_bytes : limits_.form_bytes;
}

asio::awaitable<void> Exchanges::read_body(Connection& connection, Incoming& incoming) {
    const OnItsWay place(bodies_, {.incoming = &incoming, .connection = &connection});
    incoming.parser.body_limit(body_limit(incoming));  // which a chunk's announced size is held to as well
    const auto begin = steady_clock::now();
    auto& body = incoming.raw.body;
    std::string chunk(chunk_bytes, '\0');
    connection.buffer.reserve(chunk_bytes);
    while (!incoming.parser.is_done()) {
        auto& room = incoming.parser.get().body();
        room = {.data = chunk.data(), .size = chunk.size(), .more = true};
        connection.deadline = body_deadline(limits_, begin, body.size());
        error_code error;
        co_await http::async_read_some(
            connection.stream, connection.buffer, incoming.parser, error_in(error)
        );
        if (incoming.refusal) co_return;
        if (error && error != http::error::need_buffer) {
            incoming.refusal = refusal_for(error, connection);
            incoming.is_gone = !incoming.refusal;
            co_return;
        }
        const auto count = chunk.size() - room.size;
        body.append(chunk.data(), count);
        incoming.held.add(count);
        make_room_for_bodies();
        if (incoming.refusal) co_return;
    }
}

/// The body that has been coming for longest makes way: else a few that fill the memory, and then trickle,
/// would keep everybody's forms out for hours.
void Exchanges::make_room_for_bodies() {
    for (const auto& [incoming, connection] : bodies_) {
        if (held_bytes_ <= limits_.held_bytes) return;
        if (incoming->refusal) continue;
        incoming->refusal = Refusal{503, "Too many bodies are in memory already."};
        incoming->raw.body = {};
        incoming->held.give_back();
        connection->socket.cancel();
    }
}

asio::awaitable<Response>
Exchanges::answer(const Answers& answers, Crew& crew, RawRequest raw, std::string reference) {
    const AtWork one(crew.at_work);
    co_return co_await asio::co_spawn(
        crew.threads,
        [&]() -> asio::awaitable<Response> { co_return answers.to_request(std::move(raw), reference); },
        asio::use_awaitable
    );
}

/// Whether all of it went out.
asio::awaitable<bool>
Exchanges::send(Connection& connection, Response response, const Incoming& incoming, Next next) {
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
        sent += co_await http::async_write_some(connection.stream, serializer, error_in(error));
        if (error) co_return false;
    }
    co_return true;
}

/// What the visitor can quote and the log can be searched for.
std::string Exchanges::fresh_reference() {
    constexpr std::uint64_t positive = 0x7FFF'FFFF'FFFF'FFFF;
    return crockford(static_cast<std::int64_t>(random_() & positive));
}

}  // namespace dueregard::web
