#include "web/path_table.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

namespace {

PathTable measures() {
    return PathTable({
        {Method::get, "/"},
        {Method::get, "/measures"},
        {Method::post, "/measures"},
        {Method::get, "/measures/{}"},
        {Method::get, "/measures/add"},
        {Method::post, "/measures/{}/returns"},
        {Method::get, "/{}/returns/{}"},
    });
}

}  // namespace

TEST_CASE("a literal path answers its own row") {
    const auto answer = measures().find(Method::post, "/measures");

    CHECK(std::get<PathMatch>(answer).index == 2);
    CHECK(std::get<PathMatch>(answer).parameters.empty());
    CHECK(std::get<PathMatch>(measures().find(Method::get, "/")).index == 0);
}

TEST_CASE("parameters come in the order in which they stand") {
    const auto answer = measures().find(Method::get, "/plan/returns/R7");

    CHECK(std::get<PathMatch>(answer).index == 6);
    CHECK(std::get<PathMatch>(answer).parameters == std::vector<std::string>{"plan", "R7"});
}

TEST_CASE("a literal segment answers before a parameter, whatever the order of the list") {
    CHECK(std::get<PathMatch>(measures().find(Method::get, "/measures/add")).index == 4);
    CHECK(std::get<PathMatch>(measures().find(Method::get, "/measures/adder")).index == 3);
}

TEST_CASE("a path that is there for another method is told apart from one that is not there") {
    const auto other = measures().find(Method::post, "/measures/0000000000007");
    const auto none = measures().find(Method::get, "/measure");

    REQUIRE(std::holds_alternative<OtherMethods>(other));
    CHECK(allow_header(std::get<OtherMethods>(other)) == "GET, HEAD");
    CHECK(std::holds_alternative<NoSuchPath>(none));
}

TEST_CASE("every allowed method is named once") {
    const PathTable table({{Method::post, "/a/{}"}, {Method::get, "/a/{}"}, {Method::post, "/{}/b"}});

    CHECK(allow_header({{Method::post, Method::get}}) == "GET, HEAD, POST");
    CHECK(std::get<PathMatch>(table.find(Method::post, "/x/b")).index == 2);
    CHECK(allow_header(std::get<OtherMethods>(table.find(Method::get, "/x/b"))) == "POST");
}

TEST_CASE("a parameter never matches an empty segment, and a trailing slash is another path") {
    CHECK(std::holds_alternative<NoSuchPath>(measures().find(Method::get, "/measures/")));
    CHECK(std::holds_alternative<NoSuchPath>(measures().find(Method::post, "/measures//returns")));
    CHECK(std::holds_alternative<NoSuchPath>(measures().find(Method::get, "")));
    CHECK(std::holds_alternative<NoSuchPath>(measures().find(Method::get, "measures")));
    CHECK(std::holds_alternative<NoSuchPath>(measures().find(Method::get, "//")));
}
