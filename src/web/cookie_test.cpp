#include "web/cookie.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

TEST_CASE("a cookie is out of reach of scripts and of other sites' forms") {
    Response response;

    set_cookie(response, "session", "a-b_c.9", Transport::plain);

    CHECK(response.headers.at(0).first == "Set-Cookie");
    CHECK(response.headers.at(0).second == "session=a-b_c.9; Path=/; HttpOnly; SameSite=Lax");
}

TEST_CASE("over TLS a cookie is bound to this host") {
    Response response;

    set_cookie(response, "session", "s1", Transport::tls, std::chrono::hours(8));

    CHECK(
        response.headers.at(0).second
        == "__Host-session=s1; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=28800"
    );
}

TEST_CASE("a cookie is read under the name it was set with, and taken away with age 0") {
    const Request request{.cookies = {{"session", "plain"}, {"__Host-session", "bound"}}};
    Response response;

    clear_cookie(response, "session", Transport::plain);

    CHECK(cookie_of(request, "session", Transport::tls) == "bound");
    CHECK(cookie_of(request, "session", Transport::plain) == "plain");
    CHECK(cookie_of(request, "other", Transport::plain).empty());
    CHECK(response.headers.at(0).second == "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}
