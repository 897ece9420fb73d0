#include "web/qr_code.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace dueregard::web;

TEST_CASE("a QR code is a drawing with a name and a margin of four modules") {
    const auto html = qr_code({.text = "HELLO", .label = "For \"Amina\""}).string();

    // The smallest code has 21 modules a side, and 4 on either side of them.
    CHECK(html.starts_with(R"(<svg class="app-qr-code" )"));
    CHECK(html.contains(R"(aria-label="For &quot;Amina&quot;")"));
    CHECK(html.contains(R"(viewBox="0 0 29 29")"));
    // The finder at the top left: seven dark modules, then one dark, one light.
    CHECK(html.contains(R"(d="M4 4h7v1h-7z)"));
    CHECK(html.contains("M4 5h1v1h-1z"));
}

TEST_CASE("a longer text makes a larger code, and the same text the same code") {
    const auto small = qr_code({.text = "HELLO", .label = "x"}).string();
    const std::string text(300, 'a');

    CHECK(qr_code({.text = text, .label = "x"}).string().size() > small.size());
    CHECK(qr_code({.text = "HELLO", .label = "x"}).string() == small);
}
