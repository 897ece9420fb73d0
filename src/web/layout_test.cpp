#include "web/embedded_assets.hpp"
#include "web/layout.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::web {

namespace {

bool has(const Html& html, std::string_view part) {
    return html.view().find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a page says what it is, then the product, then the organisation") {
    const Html html = page(
        {.title = "Measures & more", .organisation_name = "Exampleshire Council"},
        Html{} << "<h1 class=\"govuk-heading-l\">Measures</h1>"
    );

    CHECK(has(html, "<title>Measures &amp; more – Due Regard – Exampleshire Council</title>"));
    CHECK(html.view().starts_with("<!DOCTYPE html>\n<html lang=\"en\""));
    CHECK(has(html, "<main class=\"govuk-main-wrapper\" id=\"main-content\">\n<h1"));
}

TEST_CASE("a page with errors says so first in its title, and lists them above its content") {
    const Html html =
        page({.title = "Add a measure", .errors = {{.text = "Enter an action", .href = "#action"}}}, Html{});

    CHECK(has(html, "<title>Error: Add a measure – Due Regard</title>"));
    CHECK(has(html, "<a href=\"#action\">Enter an action</a>"));
}

TEST_CASE("the skip link comes before anything else that can be reached") {
    const Html html = page({.title = "Home"}, Html{});

    const auto first_link = html.view().find("<a ", html.view().find("<body"));
    CHECK(html.view().substr(first_link).starts_with("<a href=\"#main-content\" class=\"govuk-skip-link\""));
}

TEST_CASE("signing out is a form that is posted, with its token") {
    const Html html = page(
        {.title = "Home", .sign_out = SignOut{.person_name = "Pat O'Hara", .csrf_token = "t0ken"}}, Html{}
    );

    CHECK(has(html, "<form class=\"app-sign-out\" method=\"post\" action=\"/sign-out\">"));
    CHECK(has(html, "<input type=\"hidden\" name=\"csrf_token\" value=\"t0ken\">"));
    CHECK(has(html, "Pat O&#39;Hara"));
    CHECK_FALSE(has(page({.title = "Home"}, Html{}), "<form"));
}

TEST_CASE("only who is signed in is told by the script when that ends") {
    const Html signed_in = page({.title = "Home", .idle_seconds = 3600}, Html{});

    CHECK(has(signed_in, "<body class=\"govuk-template__body\" data-idle-seconds=\"3600\">"));
    CHECK_FALSE(has(page({.title = "Home"}, Html{}), "data-idle-seconds"));
}

TEST_CASE("no script and no style stands in the page itself, and nothing of GOV.UK's brand") {
    const Html html = page({.title = "Home", .organisation_name = "Exampleshire Council"}, Html{});

    CHECK(has(html, "<script type=\"module\" src=\"/assets/"));
    CHECK_FALSE(has(html, "<script>"));
    CHECK_FALSE(has(html, "<style"));
    CHECK_FALSE(has(html, " style="));
    CHECK_FALSE(has(html, "crown"));
    for (const EmbeddedAsset& asset : embedded_assets()) {
        CHECK(asset.content.find("GDS Transport") == std::string_view::npos);
    }
}

}  // namespace dueregard::web
