// Speaks raw bytes to a real server on a port of its own.
#include "base/failure.hpp"
#include "base/log.hpp"
#include "support/raw_client.hpp"
#include "support/running_server.hpp"
#include "web/server.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <condition_variable>
#include <csignal>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace dueregard;
using namespace dueregard::web;
using namespace std::chrono_literals;
using dueregard::testing::body_of;
using dueregard::testing::RawClient;
using dueregard::testing::status_line;

namespace {

Response text(std::string body) {
    return {.headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::move(body)};
}

/// A small site with one page of each kind that the tests need.
Response sample_site(const Request& request) {
    if (request.path == "/echo")
        return text(fmt::format("{}|{}", request.query.get("q"), request.form.get("a")));
    if (request.path == "/long") return text(std::string(30'000'000, 'x'));
    if (request.path == "/upload") return text(std::to_string(request.files.at(0).content.size()));
    if (request.path == "/slow") {
        std::this_thread::sleep_for(300ms);
        return text("slow");
    }
    if (request.path == "/forbidden") throw Forbidden("Person 7 may not.");
    if (request.path == "/conflict") throw Conflict("Table measure, row 7.");
    if (request.path == "/unavailable") throw Unavailable("Disk /var is full.");
    if (request.path == "/broken") throw std::logic_error("select secret from person");
    if (request.path == "/other-method") return {.status = 405, .headers = {{"Allow", "POST"}}};
    if (request.path == "/address") return text(request.address);
    if (request.path == "/split") return {.headers = {{"X-Note", "a\r\nb"}}};
    if (request.path != "/") throw NotFound("No such page.");
    return text("home");
}

Response sample_error(int status, const Request&, std::string_view reference) {
    return {
        .status = status,
        .headers = {{"Content-Type", "text/html; charset=utf-8"}},
        .body = fmt::format("<h1>{}</h1>{}", status, reference)
    };
}

ServerOptions sample_options() {
    ServerOptions options{.listen = {.host = "127.0.0.1", .port = 0}, .workers = 2};
    options.limits.form_bytes = 1000;
    return options;
}

/// Short patience, for the tests in which it runs out.
ServerOptions hasty_options() {
    auto options = sample_options();
    options.limits.header = 300ms;
    options.limits.stall = 300ms;
    return options;
}

/// Holds the workers up until a test lets them go on, so that no test depends on how fast this machine is.
class Gate {
public:
    Response pass() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return is_open_; });
        return text("passed");
    }

    void wait_for_one() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return arrived_ > 0; });
    }

    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
    bool is_open_ = false;
};

using Site = std::function<Response(const Request&)>;

/// A site that does not ask how its visitors came.
Handler answering(Site site) {
    return [site = std::move(site)](const Request& request, Transport) { return site(request); };
}

class RunningServer : public dueregard::testing::RunningServer {
public:
    explicit RunningServer(ServerOptions options = sample_options(), const Site& site = sample_site)
        : dueregard::testing::RunningServer(std::move(options), answering(site), sample_error) {}
};

std::string get(std::string_view target) {
    return fmt::format("GET {} HTTP/1.1\r\nHost: council.example\r\n\r\n", target);
}

std::string post(std::string_view target, std::string_view body) {
    return fmt::format(
        "POST {} HTTP/1.1\r\nHost: council.example\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: {}\r\n\r\n{}",
        target,
        body.size(),
        body
    );
}

/// What a server says to these bytes until it closes.
std::string said_to(const std::string& bytes, ServerOptions options = sample_options()) {
    const RunningServer server(std::move(options));
    RawClient client(server.port());
    client.send(bytes);
    return client.rest();
}

}  // namespace

TEST_CASE("a request is answered, and the connection goes on") {
    const RunningServer server;
    RawClient client(server.port());

    client.send(get("/"));
    const auto first = client.response();
    client.send(post("/echo?q=caf%C3%A9", "a=b+c"));
    const auto second = client.response();

    CHECK(status_line(first) == "HTTP/1.1 200 OK");
    CHECK(body_of(first) == "home");
    CHECK(first.contains("\r\nContent-Length: 4\r\n"));
    CHECK(first.contains("\r\nContent-Security-Policy: default-src 'self';"));
    CHECK(first.contains("\r\nCache-Control: no-store\r\n"));
    CHECK(first.contains("\r\nX-Request-Id: "));
    CHECK(first.contains("\r\nDate: "));
    CHECK(body_of(second) == "café|b c");
}

TEST_CASE("requests sent in one go are answered in their order") {
    const RunningServer server;
    RawClient client(server.port());

    client.send(get("/slow") + post("/echo?q=1", "a=2") + get("/") + get("/nowhere"));

    CHECK(body_of(client.response()) == "slow");
    CHECK(body_of(client.response()) == "1|2");
    CHECK(body_of(client.response()) == "home");
    CHECK(status_line(client.response()) == "HTTP/1.1 404 Not Found");
}

TEST_CASE("HEAD has the head of GET and no body, and the connection goes on") {
    const RunningServer server;
    RawClient client(server.port());

    client.send("HEAD / HTTP/1.1\r\nHost: a.example\r\n\r\n" + get("/"));
    const auto head = client.head();

    CHECK(status_line(head) == "HTTP/1.1 200 OK");
    CHECK(head.contains("\r\nContent-Length: 4\r\n"));
    CHECK(body_of(client.response()) == "home");
}

TEST_CASE("HTTP/1.0 closes after the answer unless it asks to go on") {
    CHECK(body_of(said_to("GET / HTTP/1.0\r\n\r\n")) == "home");

    const RunningServer server;
    RawClient client(server.port());
    client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto first = client.response();
    client.send("GET / HTTP/1.0\r\n\r\n");

    CHECK(first.contains("\r\nConnection: keep-alive\r\n"));
    CHECK(body_of(client.rest()) == "home");
}

TEST_CASE("a browser that asks to close, or says that it sends no more, still gets its answer") {
    CHECK(body_of(said_to("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) == "slow");

    const RunningServer server;
    RawClient client(server.port());
    client.send(get("/slow"));
    client.end_sending();

    CHECK(body_of(client.rest()) == "slow");
}

TEST_CASE("failures become pages that tell nothing of the inside, and the log tells it") {
    RunningServer server;
    RawClient client(server.port());
    const auto line_for = [&](std::string_view target) {
        client.send(get(target));
        const auto response = client.response();
        CHECK_FALSE(response.contains("Person 7"));
        CHECK_FALSE(response.contains("select"));
        return status_line(response);
    };

    CHECK(line_for("/nowhere") == "HTTP/1.1 404 Not Found");
    CHECK(line_for("/forbidden") == "HTTP/1.1 403 Forbidden");
    CHECK(line_for("/conflict") == "HTTP/1.1 409 Conflict");
    CHECK(line_for("/unavailable") == "HTTP/1.1 503 Service Unavailable");
    CHECK(line_for("/broken") == "HTTP/1.1 500 Internal Server Error");
    CHECK(line_for("/split") == "HTTP/1.1 500 Internal Server Error");
    CHECK(line_for("/other-method") == "HTTP/1.1 405 Method Not Allowed");
    CHECK(line_for("/") == "HTTP/1.1 200 OK");
    const auto log = server.stop();
    CHECK(log.contains("level=error event=answered"));
    CHECK(log.contains("why=\"select secret from person\""));
    CHECK(log.contains("method=GET path=/forbidden status=403"));
}

TEST_CASE("an error page carries the reference that the log has, and keeps the headers of the answer") {
    RunningServer server;
    RawClient client(server.port());

    client.send(get("/other-method"));
    const auto response = client.response();

    CHECK(response.contains("\r\nAllow: POST\r\n"));
    const auto reference = body_of(response).substr(std::string_view("<h1>405</h1>").size());
    CHECK(reference.size() == 13);
    CHECK(response.contains("\r\nX-Request-Id: " + reference + "\r\n"));
    CHECK(server.stop().contains("reference=" + reference));
}

TEST_CASE("the log keeps no query, no address, and of a path only what may be an address of ours") {
    RunningServer server;
    RawClient client(server.port());

    for (const auto* const target :
         {"/returns/0123456789abcdefghijklmnopqrstuvwxyz?name=Ama",
          "/people/ama.owusu@council.example",
          "/people/Ama%20Owusu/roles",
          "/people/%C5%81ucja"}) {
        client.send(get(target));
        (void)client.response();
    }
    const auto log = server.stop();

    CAPTURE(log);
    CHECK(log.contains("path=/returns/{} "));
    CHECK(log.contains("path=/people/{}/roles "));
    CHECK_FALSE(log.contains("Ama"));
    CHECK_FALSE(log.contains("ama"));
    CHECK_FALSE(log.contains("ucja"));
    CHECK_FALSE(log.contains("127.0.0.1 "));
}

TEST_CASE("garbage is refused and the connection closed") {
    for (const std::string bytes :
         {"\r\n\r\n\r\n",
          "hello\r\n\r\n",
          "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
          "GET /\r\n\r\n",
          "\x16\x03\x01\x02 tls\r\n\r\n",
          "GET / HTTP/1.1\nHost: a\n\n",
          "GET / HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nX-Note: b\r\n c\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nX-Note: b\r\n\tContent-Length: 1\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET /%2e%2e/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        CAPTURE(bytes);
        CHECK(status_line(said_to(bytes)) == "HTTP/1.1 400 Bad Request");
    }
}

TEST_CASE("methods and encodings that we do not use are refused") {
    const auto options = said_to("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");

    CHECK(status_line(options) == "HTTP/1.1 405 Method Not Allowed");
    CHECK(options.contains("\r\nAllow: GET, HEAD, POST\r\n"));
    CHECK(status_line(said_to("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")) == "HTTP/1.1 501 Not Implemented");
    CHECK(
        status_line(said_to("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
        )
        == "HTTP/1.1 501 Not Implemented"
    );
    CHECK(
        status_line(
            said_to("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\nGET / HTTP/1.1\r\n")
        )
        == "HTTP/1.1 501 Not Implemented"
    );
}

TEST_CASE("a head that is too large, or too slow, is refused") {
    const auto large = said_to("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
    const auto long_target = said_to("GET /" + std::string(100'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto slow = said_to("GET / HTTP/1.1\r\nHost: ", hasty_options());

    CHECK(status_line(large) == "HTTP/1.1 431 Request Header Fields Too Large");
    CHECK(status_line(long_target) == "HTTP/1.1 431 Request Header Fields Too Large");
    CHECK(status_line(slow) == "HTTP/1.1 408 Request Timeout");
}

TEST_CASE(
    "a head that comes in pieces is held to the same size, and a folded line is seen between two of them"
) {
    const RunningServer server;
    RawClient large(server.port());
    RawClient folded(server.port());

    large.send("GET / HTTP/1.1\r\nHost: a\r\n");
    for (int i = 0; i < 40; ++i) {
        large.send("X: " + std::string(500, 'x') + "\r\n");
        std::this_thread::sleep_for(2ms);
    }
    for (const auto* const piece : {"GET / HTTP/1.1\r\nHost: a\r\nX: b\r", "\n", " c\r\n\r\n"}) {
        folded.send(piece);
        std::this_thread::sleep_for(20ms);
    }

    CHECK(status_line(large.response()) == "HTTP/1.1 431 Request Header Fields Too Large");
    CHECK(status_line(folded.response()) == "HTTP/1.1 400 Bad Request");
}

TEST_CASE("a head that comes byte by byte does not stretch its time") {
    const RunningServer server(hasty_options());
    RawClient client(server.port());
    const auto start = std::chrono::steady_clock::now();

    for (const char c : get("/"))
        if (client.send({&c, 1})) std::this_thread::sleep_for(20ms);

    CHECK(status_line(client.rest()) == "HTTP/1.1 408 Request Timeout");
    CHECK(std::chrono::steady_clock::now() - start < 4s);
}

TEST_CASE("a body that is too large is refused before it is taken, with a length or in chunks") {
    const auto announced = said_to(post("/echo", std::string(5000, 'x')));
    const auto upload =
        said_to("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                "Content-Length: 99999999999\r\n\r\n");
    std::string chunks = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 100; ++i)
        chunks += "64\r\n" + std::string(100, 'x') + "\r\n";

    CHECK(status_line(announced) == "HTTP/1.1 413 Payload Too Large");
    CHECK(status_line(upload) == "HTTP/1.1 413 Payload Too Large");
    CHECK(status_line(said_to(chunks)) == "HTTP/1.1 413 Payload Too Large");
    const std::string announced_chunk =
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n";
    CHECK(status_line(said_to(announced_chunk)) == "HTTP/1.1 413 Payload Too Large");
}

TEST_CASE("a body in chunks is put together, with extensions and trailers that mean nothing here") {
    const auto response =
        said_to("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                "3;name=value\r\na=o\r\n2\r\nne\r\n0\r\nHost: evil.example\r\n\r\n");

    CHECK(body_of(response) == "|one");
}

TEST_CASE("a body that stalls or trickles is refused") {
    auto options = hasty_options();
    options.limits.bytes_per_second = 100;
    const RunningServer server(options);
    RawClient stalls(server.port());
    RawClient trickles(server.port());
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n";

    stalls.send(head + "a=");
    trickles.send(head);
    for (int i = 0; i < 30; ++i)
        if (trickles.send("x")) std::this_thread::sleep_for(50ms);

    CHECK(status_line(stalls.rest()) == "HTTP/1.1 408 Request Timeout");
    CHECK(status_line(trickles.rest()) == "HTTP/1.1 408 Request Timeout");
}

TEST_CASE("a browser that asks before it sends is told to go on, or at once that it need not") {
    const RunningServer server;
    const std::string head =
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n";

    RawClient small(server.port());
    small.send(head + "Content-Length: 3\r\n\r\n");
    CHECK(small.head() == "HTTP/1.1 100 Continue\r\n\r\n");
    small.send("a=1");
    CHECK(body_of(small.response()) == "|1");
    RawClient large(server.port());
    large.send(head + "Content-Length: 3000\r\n\r\n");
    CHECK(status_line(large.response()) == "HTTP/1.1 413 Payload Too Large");
    CHECK(
        status_line(said_to("GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n"))
        == "HTTP/1.1 417 Expectation Failed"
    );
}

TEST_CASE("an upload of 20 MB arrives whole") {
    const RunningServer server;
    RawClient client(server.port());
    std::string body = "--b7\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n\r\n";
    for (std::size_t i = 0; i < 20'000'000; ++i)
        body += static_cast<char>(i * 31);
    body += "\r\n--b7--\r\n";

    client.send(
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b7\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n"
    );
    CHECK(client.send(body));

    CHECK(body_of(client.response()) == "20000000");
}

TEST_CASE("a file far too large is refused, and the browser that goes on sending it can read so") {
    const RunningServer server;
    RawClient client(server.port());
    const std::string chunk(1'000'000, 'x');

    client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b7\r\n"
                "Content-Length: 200000000\r\n\r\n");
    for (int i = 0; i < 200; ++i)
        CHECK(client.send(chunk));

    CHECK(status_line(client.response()) == "HTTP/1.1 413 Payload Too Large");
}

TEST_CASE("all bodies together may not fill the memory: the one that has been coming for longest makes way") {
    auto options = sample_options();
    options.limits.held_bytes = 500;
    const RunningServer server(options);
    RawClient first(server.port());
    RawClient second(server.port());
    RawClient third(server.port());
    const std::string head =
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\nExpect: 100-continue\r\n\r\n";

    first.send(head);
    (void)first.head();
    first.send(std::string(400, 'x'));
    second.send(head);
    (void)second.head();
    second.send(std::string(100, 'x'));
    std::this_thread::sleep_for(50ms);
    third.send(post("/echo", "a=1"));
    const auto answered = third.response();
    const auto made_way = first.rest();
    second.send(std::string(800, 'x'));
    const auto too_large = second.rest();

    CHECK(body_of(answered) == "|1");
    CHECK(status_line(made_way) == "HTTP/1.1 503 Service Unavailable");
    CHECK(made_way.contains("\r\nRetry-After: 5\r\n"));
    CHECK(status_line(too_large) == "HTTP/1.1 503 Service Unavailable");
}

TEST_CASE("a browser that goes away in the middle of an answer harms nobody") {
    RunningServer server;
    {
        RawClient client(server.port());
        client.send(get("/long"));
        std::this_thread::sleep_for(50ms);
        client.vanish();
    }
    RawClient half_a_head(server.port());
    half_a_head.send("GET / HTT");
    half_a_head.vanish();
    RawClient other(server.port());

    other.send(get("/"));

    CHECK(body_of(other.response()) == "home");
    CHECK_FALSE(server.stop().contains("connection failed"));
}

TEST_CASE("a browser that does not take its answer is let go") {
    RunningServer server(hasty_options());
    const RawClient client(server.port());

    client.send(get("/long"));
    std::this_thread::sleep_for(1s);
    const auto log = server.stop();

    CHECK(log.contains("event=stopping connections=0"));
}

TEST_CASE("an idle connection is closed after its time, and one that is at work stays") {
    auto options = sample_options();
    options.limits.idle = 300ms;
    Gate gate;
    const RunningServer server(options, [&](const Request&) { return gate.pass(); });
    RawClient never_speaks(server.port());
    RawClient client(server.port());
    client.send(get("/"));

    CHECK(never_speaks.rest().empty());
    gate.open();
    CHECK(body_of(client.response()) == "passed");
    CHECK(client.rest().empty());
}

TEST_CASE("past the limit of connections the longest idle one makes room") {
    auto options = sample_options();
    options.limits.connections = 2;
    const RunningServer server(options);
    RawClient first(server.port());
    std::this_thread::sleep_for(20ms);
    RawClient second(server.port());
    std::this_thread::sleep_for(20ms);
    RawClient third(server.port());

    CHECK(first.rest().empty());
    second.send(get("/"));
    third.send(get("/"));
    CHECK(body_of(second.response()) == "home");
    CHECK(body_of(third.response()) == "home");
}

TEST_CASE("when all workers are busy and enough wait, a request is turned away at once") {
    auto options = sample_options();
    options.workers = 1;
    options.limits.waiting = 1;
    Gate gate;
    const RunningServer server(options, [&](const Request&) { return gate.pass(); });
    RawClient first(server.port());
    RawClient second(server.port());
    RawClient third(server.port());

    first.send(get("/"));
    gate.wait_for_one();
    second.send(get("/"));
    std::this_thread::sleep_for(50ms);
    third.send(get("/"));
    const auto turned_away = third.response();
    gate.open();

    CHECK(status_line(turned_away) == "HTTP/1.1 503 Service Unavailable");
    CHECK(turned_away.contains("\r\nRetry-After: 5\r\n"));
    CHECK(body_of(first.response()) == "passed");
    CHECK(body_of(second.response()) == "passed");
}

TEST_CASE("who waits to write holds up nobody who reads, nor the other way round") {
    auto options = sample_options();
    options.workers = 1;
    Gate gate;
    const RunningServer server(options, [&](const Request& request) {
        return request.path == "/waits" ? gate.pass() : text("at once");
    });
    RawClient writer(server.port());
    RawClient reader(server.port());

    writer.send(post("/waits", "a=1"));
    gate.wait_for_one();
    reader.send(get("/"));
    const auto read = reader.response();
    gate.open();

    CHECK(body_of(read) == "at once");
    CHECK(body_of(writer.response()) == "passed");
}

TEST_CASE("the visitor's address is the socket's, or the one that a trusted proxy tells") {
    const std::string forwarded =
        "GET /address HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.7, 203.0.113.9\r\nConnection: close\r\n\r\n";
    auto behind_proxy = sample_options();
    behind_proxy.proxies.networks = {*read_network("127.0.0.1")};
    auto behind_another = sample_options();
    behind_another.proxies.networks = {*read_network("192.0.2.0/24")};

    CHECK(body_of(said_to(forwarded, behind_proxy)) == "203.0.113.9");
    CHECK(body_of(said_to(forwarded, behind_another)) == "127.0.0.1");
    CHECK(body_of(said_to(forwarded)) == "127.0.0.1");
}

TEST_CASE("that a visitor came by TLS is told by a trusted proxy alone") {
    const std::string forwarded =
        "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";
    auto behind_proxy = sample_options();
    behind_proxy.proxies.networks = {*read_network("127.0.0.1")};

    CHECK(said_to(forwarded, behind_proxy).contains("\r\nStrict-Transport-Security: "));
    CHECK(!said_to(forwarded).contains("Strict-Transport-Security"));
}

TEST_CASE("told to stop, it finishes what runs, ends what is idle and takes no more") {
    Gate gate;
    RunningServer server(sample_options(), [&](const Request&) { return gate.pass(); });
    RawClient idle(server.port());
    std::string answer;
    {
        RawClient busy(server.port());
        busy.send(get("/") + get("/"));
        gate.wait_for_one();

        server.tell_to_stop();
        CHECK(idle.rest().empty());
        gate.open();
        answer = busy.rest();
    }

    CHECK(answer.contains("\r\nConnection: close\r\n"));
    CHECK(answer.ends_with("\r\n\r\npassed"));
    CHECK(answer.find("passed") == answer.rfind("passed"));
    CHECK(server.stop().contains("event=stopped"));
}

TEST_CASE("a port in use is one clear sentence") {
    const RunningServer server;
    auto options = sample_options();
    options.listen.port = server.port();
    std::ostringstream lines;
    Log log(lines);

    CHECK_THROWS_WITH_AS(
        serve(options, answering(sample_site), sample_error, log),
        fmt::format(
            "http://127.0.0.1:{}/ is in use: stop what listens there, or choose another with --listen.",
            server.port()
        )
            .c_str(),
        Unavailable
    );
}

namespace {

/// A server in a process of its own, whose every page takes a second.
class ChildServer {
public:
    explicit ChildServer(std::chrono::milliseconds patience, rlim_t most_files = RLIM_INFINITY) {
        std::array<int, 2> channel{};
        REQUIRE(pipe(channel.data()) == 0);
        process_ = fork();
        if (process_ == 0) run(patience, most_files, channel[1]);
        REQUIRE(read(channel[0], &port_, sizeof port_) == sizeof port_);
        close(channel[0]);
        close(channel[1]);
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    void terminate() const { kill(process_, SIGTERM); }

    /// 0 where it stopped of itself, 3 where it gave up waiting.
    [[nodiscard]] int exit_status() const {
        int status = 0;
        waitpid(process_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    [[noreturn]] static void run(std::chrono::milliseconds patience, rlim_t most_files, int channel) {
        const rlimit files{.rlim_cur = most_files, .rlim_max = most_files};
        if (most_files != RLIM_INFINITY) end_unless(setrlimit(RLIMIT_NOFILE, &files) == 0);
        std::ostringstream lines;
        Log log(lines);
        auto options = sample_options();
        options.limits.stop = patience;
        options.listening = [&](std::uint16_t port) { end_unless(write(channel, &port, sizeof port) > 0); };
        const auto slow = [](const Request&) {
            std::this_thread::sleep_for(1s);
            return text("done");
        };
        serve(options, answering(slow), sample_error, log);
        _exit(0);
    }

    static void end_unless(bool condition) {
        if (!condition) _exit(9);
    }

    pid_t process_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace

TEST_CASE("SIGTERM while nobody is there ends the program at once") {
    const ChildServer server(60s);

    server.terminate();

    CHECK(server.exit_status() == 0);
}

TEST_CASE("SIGTERM while a request runs: it is finished") {
    const ChildServer server(60s);
    RawClient client(server.port());
    client.send(get("/"));
    std::this_thread::sleep_for(200ms);

    server.terminate();

    CHECK(body_of(client.response()) == "done");
    client.vanish();
    CHECK(server.exit_status() == 0);
}

TEST_CASE("SIGTERM while a request runs that does not end in time: the program ends all the same") {
    const ChildServer server(100ms);
    RawClient client(server.port());
    client.send(get("/"));
    std::this_thread::sleep_for(200ms);

    server.terminate();

    CHECK(client.rest().empty());
    CHECK(server.exit_status() == 3);
}

TEST_CASE("where no more files can be opened, idle connections make room for the next visitor") {
    const ChildServer server(60s, 64);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 80; ++i)
        clients.push_back(std::make_unique<RawClient>(server.port()));

    clients.back()->send(get("/"));

    CHECK(body_of(clients.back()->response()) == "done");
    clients.clear();
    server.terminate();
    CHECK(server.exit_status() == 0);
}

TEST_CASE("stopping at any moment comes to an end") {
    for (int round = 0; round < 60; ++round) {
        RunningServer server;
        std::this_thread::sleep_for(round % 12 * 10ms);
        CHECK(server.stop().contains("event=stopped"));
    }
}
