#include "base/failure.hpp"
#include "web/response.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

TEST_CASE("after a POST the browser looks at a path of ours") {
    const auto response = see_other("/measures/0000000000007?saved=yes");

    CHECK(response.status == 303);
    CHECK(
        response.headers.at(0)
        == std::pair<std::string, std::string>{"Location", "/measures/0000000000007?saved=yes"}
    );
}

TEST_CASE("a redirect never leads to another site or splits the header") {
    CHECK_THROWS_AS((void)see_other("//elsewhere.example/"), dueregard::BadRequest);
    CHECK_THROWS_AS((void)see_other("/\\elsewhere.example/"), dueregard::BadRequest);
    CHECK_THROWS_AS((void)see_other("https://elsewhere.example/"), dueregard::BadRequest);
    CHECK_THROWS_AS((void)see_other("/a\r\nSet-Cookie: x=1"), dueregard::BadRequest);
    CHECK_THROWS_AS((void)see_other(""), dueregard::BadRequest);
}

TEST_CASE("a download is an attachment whose name survives in any language") {
    const auto response = download("a,b\r\n", "text/csv; charset=utf-8", "Mesurau \"Ch2\" – tŷ.csv");

    CHECK(response.body == "a,b\r\n");
    CHECK(response.headers.at(0).second == "text/csv; charset=utf-8");
    CHECK(
        response.headers.at(1).second
        == "attachment; filename=\"Mesurau _Ch2_ ___ t__.csv\"; "
           "filename*=UTF-8''Mesurau%20%22Ch2%22%20%E2%80%93%20t%C5%B7.csv"
    );
}
