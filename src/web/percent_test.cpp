#include "web/percent.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

TEST_CASE("a segment is decoded") {
    CHECK(decoded_segment("caf%C3%A9") == "café");
    CHECK(decoded_segment("a+b%20c") == "a+b c");
    CHECK(decoded_segment("") == "");
    CHECK(decoded_segment("...") == "...");
    CHECK(decoded_segment("%252e") == "%2e");
}

TEST_CASE("what no segment of ours holds is refused") {
    for (const auto* const text :
         {".",
          "..",
          "%2e",
          "%2E.",
          "a%2Fb",
          "a/b",
          "%00",
          "a%0Ab",
          "%7F",
          "%C3",
          "%FF",
          "%",
          "%4",
          "%zz",
          "%C0%AF"}) {
        CAPTURE(text);
        CHECK_FALSE(decoded_segment(text));
    }
}

TEST_CASE("marks that browsers leave as they are become strict, and escapes stay") {
    CHECK(strictly_encoded("a={x}|[y]&b=%7B") == "a=%7Bx%7D%7C%5By%5D&b=%7B");
    CHECK(strictly_encoded("/caf\xC3\xA9/\"<>\\^`") == "/caf%C3%A9/%22%3C%3E%5C%5E%60");
}
