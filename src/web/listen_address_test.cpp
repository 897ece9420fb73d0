#include "web/listen_address.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

TEST_CASE("an address and a port, in IPv4 and IPv6") {
    CHECK(read_listen_address("127.0.0.1:8080")->host == "127.0.0.1");
    CHECK(read_listen_address("127.0.0.1:8080")->port == 8080);
    CHECK(read_listen_address("0.0.0.0:0")->port == 0);
    CHECK(read_listen_address("[::1]:80")->host == "::1");
    CHECK(read_listen_address("localhost:80")->host == "127.0.0.1");
    CHECK(url_of(*read_listen_address("[::1]:80")) == "http://[::1]:80/");
    CHECK(url_of(*read_listen_address("127.0.0.1:8080")) == "http://127.0.0.1:8080/");
}

TEST_CASE("anything else is not an address to listen on") {
    for (const auto* const text :
         {"",
          "8080",
          ":8080",
          "127.0.0.1",
          "127.0.0.1:",
          "127.0.0.1:65536",
          "127.0.0.1:-1",
          "127.0.0.1:80x",
          "::1:80",
          "[127.0.0.1]:80",
          "[::1]",
          "council.example:80",
          "127.0.0.256:80",
          "[]:80"}) {
        CAPTURE(text);
        CHECK_FALSE(read_listen_address(text));
    }
}
