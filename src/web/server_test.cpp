// Speaks raw bytes to a real server: what it answers.
#include "support/sample_site.hpp"

#include <doctest/doctest.h>

#include <array>
#include <sstream>

using namespace dueregard;
using namespace dueregard::web;
using namespace dueregard::web::small_site;
using dueregard::testing::body_of;
using dueregard::testing::status_line;
using dueregard::web::small_site::RunningServer;

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
