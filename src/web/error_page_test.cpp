#include "web/error_page.hpp"

#include <doctest/doctest.h>

namespace dueregard::web {

TEST_CASE("each failure has its own words, and says what to do next") {
    CHECK(error_text(404, "").title == "Page not found");
    CHECK(error_text(409, "").title == "Somebody else changed this first");
    CHECK(error_text(413, "").title == "What you sent is too large");
    CHECK(error_text(501, "").title == "That cannot be done here");
    CHECK(error_text(503, "").title == "Sorry, the service is unavailable");
}

TEST_CASE("a status without words of its own gets those of its hundred") {
    CHECK(error_text(418, "").title == error_text(400, "").title);
    CHECK(error_text(507, "").title == error_text(500, "").title);
}

TEST_CASE("the reference is shown where there is one") {
    CHECK(
        error_text(500, "7Q2<").content.view().find("<strong class=\"app-reference\">7Q2&lt;</strong>")
        != std::string_view::npos
    );
    CHECK(error_text(500, "").content.view().find("reference") == std::string_view::npos);
}

TEST_CASE("the page keeps what is known of the visitor") {
    const Html html = error_page(403, "", {.title = "Measures", .organisation_name = "Exampleshire Council"});

    CHECK(
        html.view().find("<title>You cannot see or do this – Due Regard – Exampleshire Council</title>")
        != std::string_view::npos
    );
}

}  // namespace dueregard::web
