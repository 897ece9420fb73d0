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

TEST_CASE("a character is taken from the front of UTF-8 and put at its end") {
    std::string text;
    append_utf8(text, U'A');
    append_utf8(text, U'£');
    append_utf8(text, U'★');
    append_utf8(text, U'\U0001F600');
    append_utf8(text, 0xD800);

    CHECK(text == "A£★\U0001F600\uFFFD");
    CHECK(utf8_length("★") == 3);
    CHECK(utf8_length("\xE2\x98") == 0);
    CHECK(utf8_front("£5") == U'£');
    CHECK(utf8_front("\U0001F600") == U'\U0001F600');
    CHECK(utf8_front("\xFF") == U'\uFFFD');
}

TEST_CASE("likeness counts shared words in order") {
    CHECK(likeness("Engage residents and groups", "engage Residents, and groups!") == doctest::Approx(1.0));
    CHECK(likeness("a b c d", "a c d") == doctest::Approx(0.75));
    CHECK(likeness("", "") == doctest::Approx(1.0));
    CHECK(likeness("a", "b") == doctest::Approx(0.0));
}

TEST_CASE("a long text is shortened between words, and never within a character") {
    CHECK(shortened("two  words", 10) == "two words");
    CHECK(shortened("one two three", 9) == "one two …");
    CHECK(shortened("abcdefghij", 4) == "abcd …");
    CHECK(shortened("ab★cd", 4) == "ab …");
    CHECK(shortened("", 4).empty());
}

TEST_CASE("characters are counted and cut whole") {
    CHECK(character_count("") == 0);
    CHECK(character_count("★ Ŵ👍") == 4);
    CHECK(whole_start("a★b", 3) == "a");
    CHECK(whole_start("a★b", 4) == "a★");
    CHECK(whole_start("a★b", 9) == "a★b");
    CHECK(whole_end("a★b", 3) == "b");
    CHECK(whole_end("a★b", 4) == "★b");
    CHECK(whole_end("a★b", 9) == "a★b");
}

TEST_CASE("thousands are set apart") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(4'000) == "4,000");
    CHECK(grouped(-250) == "-250");
    CHECK(grouped(-1'234'567) == "-1,234,567");
}

}  // namespace dueregard

TEST_CASE("joining is the reverse of splitting, empty parts too") {
    CHECK(dueregard::join({"", "measures", "", "7"}, "/") == "/measures//7");
    CHECK(dueregard::join({"", ""}, ", ") == ", ");
    CHECK(dueregard::join({}, ", ").empty());
}
