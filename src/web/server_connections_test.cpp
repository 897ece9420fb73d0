// Many connections at once: who waits, who makes room, who is let go.
#include "support/sample_site.hpp"

#include <doctest/doctest.h>

#include <future>
#include <memory>
#include <vector>

using namespace dueregard;
using namespace dueregard::web;
using namespace dueregard::web::small_site;
using dueregard::testing::body_of;
using dueregard::testing::status_line;
using dueregard::web::small_site::RunningServer;

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
