#include "web/finish_response.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace dueregard::web;

namespace {

const Request takes_gzip{.headers = {{"accept-encoding", "gzip, deflate, br"}}};

}  // namespace

TEST_CASE("every response protects the visitor and is kept nowhere") {
    Response response{.headers = {{"Content-Type", "text/html; charset=utf-8"}}, .body = "<p>Hello</p>"};

    finish_response(response, Request{}, Transport::plain, "7ZZZ");

    CHECK(header_of(response, "content-security-policy").starts_with("default-src 'self'; "));
    CHECK(header_of(response, "Content-Security-Policy").contains("frame-ancestors 'none'"));
    CHECK_FALSE(header_of(response, "Content-Security-Policy").contains("unsafe"));
    CHECK(header_of(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(response, "Referrer-Policy") == "same-origin");
    CHECK(header_of(response, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(header_of(response, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(header_of(response, "Permissions-Policy").contains("camera=()"));
    CHECK(header_of(response, "Cache-Control") == "no-store");
    CHECK(header_of(response, "X-Request-Id") == "7ZZZ");
    CHECK(header_of(response, "Strict-Transport-Security").empty());
    CHECK(response.body == "<p>Hello</p>");
}

TEST_CASE("only where visitors come over TLS are they told to stay there") {
    Response response;

    finish_response(response, Request{}, Transport::tls, "7ZZZ");

    CHECK(header_of(response, "Strict-Transport-Security").starts_with("max-age="));
}

TEST_CASE("what a response says itself stays") {
    Response response{.headers = {{"cache-control", "public, max-age=60"}}};

    finish_response(response, Request{}, Transport::plain, "7ZZZ");

    CHECK(header_of(response, "Cache-Control") == "public, max-age=60");
}

TEST_CASE("a long text is packed for who takes gzip") {
    const std::string page(5000, 'x');
    Response packed{.headers = {{"Content-Type", "text/html; charset=utf-8"}}, .body = page};
    Response plain = packed;
    Response brief{.headers = packed.headers, .body = std::string(1000, 'x')};
    Response picture{.headers = {{"Content-Type", "image/png"}}, .body = page};

    finish_response(packed, takes_gzip, Transport::plain, "1");
    finish_response(plain, Request{}, Transport::plain, "1");
    finish_response(brief, takes_gzip, Transport::plain, "1");
    finish_response(picture, takes_gzip, Transport::plain, "1");

    CHECK(packed.body.size() < 200);
    CHECK(header_of(packed, "Content-Encoding") == "gzip");
    CHECK(header_of(packed, "Vary") == "Accept-Encoding");
    CHECK(plain.body == page);
    CHECK(header_of(plain, "Vary") == "Accept-Encoding");
    CHECK(header_of(brief, "Content-Encoding").empty());
    CHECK(header_of(picture, "Content-Encoding").empty());
}

TEST_CASE("what is packed already is not packed again") {
    Response response{
        .headers = {{"Content-Type", "text/css"}, {"Content-Encoding", "gzip"}},
        .body = std::string(5000, 'x')
    };

    finish_response(response, takes_gzip, Transport::plain, "1");

    CHECK(response.body.size() == 5000);
}

TEST_CASE("a header that would break into two is a fault, whatever brought it") {
    Response value{.headers = {{"X-Note", "a\r\nSet-Cookie: session=stolen"}}};
    Response name{.headers = {{"X Note", "a"}}};

    CHECK_THROWS_AS(finish_response(value, Request{}, Transport::plain, "1"), std::runtime_error);
    CHECK_THROWS_AS(finish_response(name, Request{}, Transport::plain, "1"), std::runtime_error);
}
