#include "web/parse_request.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

namespace {

RawRequest get(std::string target) {
    return {.method = "GET", .target = std::move(target), .headers = {{"Host", "council.example"}}};
}

int status(const RawRequest& raw) {
    const auto request = parse_request(raw);
    return request ? 200 : request.error().status;
}

}  // namespace

TEST_CASE("a path is decoded and its query taken apart") {
    const auto request = parse_request(get("/measures/caf%C3%A9?search=a+b%26c&page=2&page=3&x={y}|z"));

    REQUIRE(request);
    CHECK(request->method == Method::get);
    CHECK(request->path == "/measures/café");
    CHECK(request->query.get("search") == "a b&c");
    CHECK(request->query.all("page") == std::vector<std::string_view>{"2", "3"});
    CHECK(request->query.get("x") == "{y}|z");
    CHECK(request->header("host") == "council.example");
}

TEST_CASE("empty segments and a trailing slash stay, for the table of paths to judge") {
    CHECK(parse_request(get("/"))->path == "/");
    CHECK(parse_request(get("/measures/"))->path == "/measures/");
    CHECK(parse_request(get("//measures"))->path == "//measures");
    CHECK(parse_request(get("/?"))->path == "/");
}

TEST_CASE("a path that two programs might read differently is refused") {
    for (const auto* const target :
         {"/../etc/passwd",
          "/a/./b",
          "/a/%2e%2e/b",
          "/a%2Fb",
          "/a%00b",
          "/a%0d%0ab",
          "/%FF",
          "/%",
          "/%4",
          "",
          "*",
          "measures",
          "/a#b",
          "/a b",
          "?a=1",
          "/?a=%FF",
          "/?a=%00",
          "/?a=%4"}) {
        CAPTURE(target);
        CHECK(status(get(target)) == 400);
    }
    CHECK(status(get(std::string("/a\0b", 4))) == 400);
}

TEST_CASE("HEAD is read as GET, and methods that we do not use are told from no methods at all") {
    auto raw = get("/");

    raw.method = "HEAD";
    CHECK(parse_request(raw)->method == Method::get);
    raw.method = "DELETE";
    CHECK(status(raw) == 405);
    raw.method = "OPTIONS";
    raw.target = "*";
    CHECK(status(raw) == 405);
    raw.method = "get";
    CHECK(status(raw) == 501);
    raw.method = "BREW";
    CHECK(status(raw) == 501);
}

TEST_CASE("a request names its host exactly once") {
    auto raw = get("/");

    raw.headers = {};
    CHECK(status(raw) == 400);
    raw.headers = {{"Host", "a.example"}, {"host", "a.example"}};
    CHECK(status(raw) == 400);
    for (const auto* const host : {"", "a b", "user@a.example", "a.example/x", "a.example:x", "a,b@c"}) {
        CAPTURE(host);
        raw.headers = {{"Host", host}};
        CHECK(status(raw) == 400);
    }
    for (const auto* const host :
         {"a.example", "a.example:8080", "127.0.0.1:80", "[::1]:8080", "localhost"}) {
        CAPTURE(host);
        raw.headers = {{"Host", host}};
        CHECK(status(raw) == 200);
    }
    raw.headers = {};
    raw.version = HttpVersion::http_1_0;
    CHECK(status(raw) == 200);
}

TEST_CASE("an absolute target is taken apart, and its host stands before the header's") {
    const auto request = parse_request(get("http://register.example:8080/measures?page=2"));

    REQUIRE(request);
    CHECK(request->path == "/measures");
    CHECK(request->query.get("page") == "2");
    CHECK(request->header("host") == "register.example:8080");
    CHECK(parse_request(get("https://register.example"))->path == "/");
    CHECK(parse_request(get("http://[::1]:8080/a"))->header("host") == "[::1]:8080");
    CHECK(status(get("ftp://register.example/")) == 400);
    CHECK(status(get("http:///a")) == 400);
    CHECK(status(get("http://user@register.example/")) == 400);
}

TEST_CASE("a request with a length and a transfer encoding is refused") {
    auto raw = get("/");

    raw.headers = {{"Host", "a.example"}, {"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}};
    CHECK(status(raw) == 400);
    raw.headers = {{"Host", "a.example"}, {"Transfer-Encoding", "Chunked"}};
    CHECK(status(raw) == 200);
    raw.version = HttpVersion::http_1_0;
    CHECK(status(raw) == 400);
    raw.version = HttpVersion::http_1_1;
    raw.headers = {{"Host", "a.example"}, {"Transfer-Encoding", "gzip, chunked"}};
    CHECK(status(raw) == 501);
    raw.headers = {{"Host", "a.example"}, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}};
    CHECK(status(raw) == 501);
    raw.headers = {{"Host", "a.example"}, {"Content-Length", "3"}, {"Content-Length", "3"}};
    CHECK(status(raw) == 400);
    raw.headers = {{"Host", "a.example"}, {"Content-Length", "3, 3"}};
    CHECK(status(raw) == 400);
    raw.headers = {{"Host", "a.example"}, {"Content-Length", "+3"}};
    CHECK(status(raw) == 400);
}

TEST_CASE("cookies are read by name, and of two with one name the first stands") {
    auto raw = get("/");
    raw.headers.emplace_back("Cookie", "session=s1; theme=dark;odd; session=s2");
    raw.headers.emplace_back("cookie", "later=1");

    const auto request = parse_request(raw);

    CHECK(request->cookie("session") == "s1");
    CHECK(request->cookie("theme") == "dark");
    CHECK(request->cookie("later") == "1");
    CHECK(request->cookies.size() == 3);
}

TEST_CASE("headers have small names; repeated ones are joined; one that is not UTF-8 is left out") {
    auto raw = get("/");
    raw.headers.emplace_back("Accept-Encoding", "gzip");
    raw.headers.emplace_back("ACCEPT-ENCODING", "br");
    raw.headers.emplace_back("User-Agent", "\xFF");

    const auto request = parse_request(raw);

    CHECK(request->header("accept-encoding") == "gzip, br");
    CHECK(request->header("user-agent").empty());
}

TEST_CASE("a POST carries its form, a GET carries none") {
    auto raw = get("/measures");
    raw.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    raw.body = "ref=EDI1.01";

    CHECK(parse_request(raw)->form.list().empty());
    raw.method = "POST";
    CHECK(parse_request(raw)->form.get("ref") == "EDI1.01");
    raw.body = "ref=%FF";
    CHECK(status(raw) == 400);
    raw.headers.back().second = "text/plain";
    CHECK(status(raw) == 415);
}
