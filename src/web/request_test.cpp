#include "web/request.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

TEST_CASE("fields keep their order, and a name may stand more than once") {
    Fields fields;
    fields.add("status", "missed");
    fields.add("owner", "");
    fields.add("status", "met");

    CHECK(fields.get("status") == "missed");
    CHECK(fields.all("status") == std::vector<std::string_view>{"missed", "met"});
    CHECK(fields.has("owner"));
    CHECK(fields.get("owner").empty());
    CHECK_FALSE(fields.has("page"));
    CHECK(fields.get("page").empty());
}

TEST_CASE("headers and cookies that were not sent are empty") {
    const Request request{.headers = {{"accept", "text/html"}}, .cookies = {{"session", "s1"}}};

    CHECK(request.header("accept") == "text/html");
    CHECK(request.header("referer").empty());
    CHECK(request.cookie("session") == "s1");
    CHECK(request.cookie("other").empty());
}

TEST_CASE("an address carries its query escaped, and leaves out what has no value") {
    Fields query;
    query.add("search", "café & bar=1+1");
    query.add("owner", "");
    query.add("page", "2");

    CHECK(address_with("/measures", query) == "/measures?search=caf%C3%A9%20%26%20bar%3D1%2B1&page=2");
    CHECK(address_with("/measures", Fields{}) == "/measures");
    CHECK(address_with("/a b/é", Fields{}) == "/a%20b/%C3%A9");
}
