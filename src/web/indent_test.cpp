#include "web/indent.hpp"

#include <doctest/doctest.h>

namespace dueregard::web {

TEST_CASE("every line but the first is moved in") {
    CHECK(indented("<p>\n  a\n\n</p>"_html, 2).view() == "<p>\n    a\n  \n  </p>");
    CHECK(indented("one line"_html, 4).view() == "one line");
}

TEST_CASE("what somebody wrote in a textarea, a <pre> or an attribute keeps its lines as they are") {
    CHECK(
        indented("<div>\n<textarea rows=\"2\">a\n b</textarea>\n</div>"_html, 2).view()
        == "<div>\n  <textarea rows=\"2\">a\n b</textarea>\n  </div>"
    );
    CHECK(indented("<pre>a\nb</pre>\n"_html, 2).view() == "<pre>a\nb</pre>\n  ");
    CHECK(
        indented("<input type=\"hidden\" value=\"a\nb\">\n<p>"_html, 2).view()
        == "<input type=\"hidden\" value=\"a\nb\">\n  <p>"
    );
}

TEST_CASE("a quotation mark in text and a word that begins like an element change nothing") {
    CHECK(indented("<p>\"a\nb\"</p>"_html, 2).view() == "<p>\"a\n  b\"</p>");
    CHECK(indented("<present>\na"_html, 2).view() == "<present>\n  a");
    CHECK(indented("<textarea>cut\noff"_html, 2).view() == "<textarea>cut\noff");
    CHECK(indented("a < b\nc"_html, 1).view() == "a < b\n c");
}

TEST_CASE("markup inside a component loses its ends and is moved in; text stays as it is") {
    CHECK(inner("\n<b>\nx</b>\n"_html, 2).view() == "<b>\n  x</b>");
    CHECK(inner(" a\nb ", 2).view() == " a\nb ");
}

}  // namespace dueregard::web
