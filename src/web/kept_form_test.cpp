#include "web/kept_form.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

namespace {

Request sent(std::initializer_list<std::pair<std::string, std::string>> fields) {
    Request request{.method = Method::post, .path = "/returns/7"};
    request.form.add("csrf_token", "T0KEN");
    for (const auto& [name, value] : fields)
        request.form.add(name, value);
    return request;
}

}  // namespace

TEST_CASE("what was typed stands on the page, to be sent again and to be read") {
    const auto html =
        kept_form(sent({{"version", "3"}, {"commentary", "Ten <wards> & \"more\".\nTwo left."}}));

    CHECK(html.view().contains(R"(<form method="post" action="/returns/7">)"));
    CHECK(html.view().contains(R"(<input type="hidden" name="csrf_token" value="T0KEN">)"));
    CHECK(html.view().contains(
        "name=\"commentary\" value=\"Ten &lt;wards&gt; &amp; &quot;more&quot;.\nTwo left.\">"
    ));
    CHECK(html.view().contains("<p class=\"govuk-body app-keep-lines\">Ten &lt;wards&gt;"));
    CHECK(!html.view().contains("<p class=\"govuk-body app-keep-lines\">3"));
}

TEST_CASE("a password is not repeated, and where nothing was typed there is nothing to keep") {
    CHECK(kept_form(sent({{"email", "una@example.com"}, {"password", "seven green bicycles"}})).empty());
    CHECK(kept_form(sent({{"new_password", "seven green bicycles"}})).empty());
    CHECK(kept_form(sent({})).empty());
    CHECK(kept_form({.method = Method::get, .path = "/measures"}).empty());
}

TEST_CASE("a form with a file keeps its fields and says that the file is gone") {
    auto request = sent({{"evidence_title", "Minutes"}});
    request.headers.emplace("content-type", "multipart/form-data; boundary=x");
    request.files.push_back({.field = "evidence_file", .file_name = "minutes.docx", .content = "PK"});

    const auto html = kept_form(request);

    CHECK(html.view().contains(R"(enctype="multipart/form-data")"));
    CHECK(html.view().contains("A file is not kept"));
    CHECK(html.view().contains(R"(name="evidence_title" value="Minutes")"));
}
