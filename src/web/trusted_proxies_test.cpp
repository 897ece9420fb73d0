#include "web/trusted_proxies.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

TrustedProxies
trusting(std::vector<std::string_view> networks, ProxyHeader header = ProxyHeader::x_forwarded) {
    TrustedProxies proxies{.networks = {}, .header = header};
    for (const auto network : networks)
        proxies.networks.push_back(*read_network(network));
    return proxies;
}

Visitor visitor(std::string address, Headers headers, const TrustedProxies& proxies) {
    return visitor_of({.headers = std::move(headers), .address = std::move(address)}, proxies);
}

}  // namespace

TEST_CASE("a network is an address, with or without the length of its prefix") {
    CHECK(read_network("127.0.0.1")->prefix == 128);
    CHECK(read_network("10.0.0.0/8")->prefix == 104);
    CHECK(read_network("2001:db8::/32")->prefix == 32);
    CHECK(read_network("0.0.0.0/0")->prefix == 96);
    CHECK(!read_network("10.0.0.0/33"));
    CHECK(!read_network("10.0.0.0/"));
    CHECK(!read_network("10.0.0/8"));
    CHECK(!read_network("::1/129"));
    CHECK(!read_network("proxy.example"));
    CHECK(!read_network(""));
}

TEST_CASE("who is no trusted proxy speaks for nobody else") {
    const Headers spoofed = {{"X-Forwarded-For", "198.51.100.7"}, {"X-Forwarded-Proto", "https"}};

    const auto stranger = visitor("203.0.113.9", spoofed, trusting({"10.0.0.0/8"}));
    const auto nobody_trusted = visitor("127.0.0.1", spoofed, {});

    CHECK(stranger.address == "203.0.113.9");
    CHECK(!stranger.transport);
    CHECK(nobody_trusted.address == "127.0.0.1");
}

TEST_CASE("a chain is read from the right, up to the first that is not trusted") {
    const auto proxies = trusting({"10.0.0.0/8", "127.0.0.1", "2001:db8:1::/48"});
    const Headers chain = {
        {"X-Forwarded-For", "1.2.3.4, 198.51.100.7"},
        {"x-forwarded-for", "2001:db8:1::5"},
        {"X-Forwarded-For", "10.1.2.3"},
    };

    CHECK(visitor("127.0.0.1", chain, proxies).address == "198.51.100.7");
    CHECK(visitor("::ffff:127.0.0.1", chain, proxies).address == "198.51.100.7");
    CHECK(visitor("127.0.0.1", {{"X-Forwarded-For", "10.0.0.9, 10.0.0.8"}}, proxies).address == "10.0.0.9");
    CHECK(visitor("127.0.0.1", {}, proxies).address == "127.0.0.1");
}

TEST_CASE("ports are left out, and what is no address is nobody's") {
    const auto proxies = trusting({"127.0.0.1"});
    const auto told = [&](std::string entry) {
        return visitor("127.0.0.1", {{"X-Forwarded-For", std::move(entry)}}, proxies).address;
    };

    CHECK(told("198.51.100.7:4711") == "198.51.100.7");
    CHECK(told("[2001:db8::7]:4711") == "2001:db8::7");
    CHECK(told("2001:db8::7") == "2001:db8::7");
    CHECK(told("198.51.100.7, unknown") == "unknown");
    CHECK(told("198.51.100.7, ") == "unknown");
    CHECK(told("\xFF") == "unknown");
    CHECK(told("[") == "unknown");
}

TEST_CASE("the scheme is the one that the visitor's own proxy saw") {
    const auto proxies = trusting({"127.0.0.1", "10.0.0.0/8"});
    const auto told = [&](std::string addresses, std::string schemes) {
        return visitor(
                   "127.0.0.1",
                   {{"X-Forwarded-For", std::move(addresses)}, {"X-Forwarded-Proto", std::move(schemes)}},
                   proxies
        )
            .transport;
    };

    CHECK(told("198.51.100.7", "https") == Transport::tls);
    CHECK(told("198.51.100.7", "http") == Transport::plain);
    CHECK(told("198.51.100.7, 10.0.0.1", "https, http") == Transport::tls);
    CHECK(told("198.51.100.7, 10.0.0.1", "https") == Transport::tls);
    CHECK(told("198.51.100.7", "http, https") == Transport::tls);
    CHECK(!told("198.51.100.7", "gopher"));
    CHECK(!told("198.51.100.7", ""));
}

TEST_CASE("Forwarded is read as RFC 7239 writes it, and only where the proxies write it") {
    const auto proxies = trusting({"127.0.0.1", "10.0.0.0/8"}, ProxyHeader::forwarded);
    const Headers chain = {
        {"X-Forwarded-For", "1.2.3.4"},
        {"Forwarded", R"(for=1.2.3.4;proto=http, For="[2001:db8:cafe::17]:4711";Proto=HTTPS;by="a,b;c=\"d\"")"
        },
        {"Forwarded", "for=10.0.0.1; proto=http"},
    };

    const auto found = visitor("127.0.0.1", chain, proxies);

    CHECK(found.address == "2001:db8:cafe::17");
    CHECK(found.transport == Transport::tls);
    CHECK(visitor("127.0.0.1", chain, trusting({"127.0.0.1"})).address == "1.2.3.4");
    CHECK(visitor("127.0.0.1", {{"Forwarded", "for=_hidden"}}, proxies).address == "unknown");
    CHECK(visitor("127.0.0.1", {{"Forwarded", "for=\"198.51.100.7"}}, proxies).address == "unknown");
    CHECK(visitor("127.0.0.1", {{"Forwarded", ""}}, proxies).address == "127.0.0.1");
}
