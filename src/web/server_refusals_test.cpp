// What a server refuses of heads and bodies: malformed, too large, too slow.
#include "support/sample_site.hpp"

#include <doctest/doctest.h>

#include <array>
#include <future>
#include <memory>
#include <vector>

using namespace dueregard;
using namespace dueregard::web;
using namespace dueregard::web::small_site;
using dueregard::testing::body_of;
using dueregard::testing::status_line;
using dueregard::web::small_site::RunningServer;

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
