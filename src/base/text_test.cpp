#include "base/text.hpp"

#include <doctest/doctest.h>

namespace dueregard {

TEST_CASE("white space of every kind goes from the ends and shrinks inside") {
    CHECK(trimmed("\xEF\xBB\xBF  a b\xC2\xA0\t") == "a b");
    CHECK(squeezed(" a \n\xC2\xA0 b ") == "a b");
    CHECK(squeezed("   ").empty());
}

TEST_CASE("all three ends of line end a line") {
    CHECK(lines_of("a\r\nb\rc\n\nd") == std::vector<std::string_view>{"a", "b", "c", "", "d"});
}

TEST_CASE("UTF-8 is refused when cut off, overlong or a surrogate") {
    CHECK(is_valid_utf8("★ £ é"));
    CHECK_FALSE(is_valid_utf8("\xE2\x98"));
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xA3"));
}

TEST_CASE("likeness counts shared words in order") {
    CHECK(likeness("Engage residents and groups", "engage Residents, and groups!") == doctest::Approx(1.0));
    CHECK(likeness("a b c d", "a c d") == doctest::Approx(0.75));
    CHECK(likeness("", "") == doctest::Approx(1.0));
    CHECK(likeness("a", "b") == doctest::Approx(0.0));
}

}  // namespace dueregard
