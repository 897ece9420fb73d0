#include "documents/encoding.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::documents {

TEST_CASE("UTF-8 is viewed as it stands, without its byte order mark") {
    std::string room;

    CHECK(as_utf8("\xEF\xBB\xBF★ £5", room) == "★ £5");
    CHECK(room.empty());
}

TEST_CASE("UTF-16 is read by its mark or by its NULs") {
    using namespace std::string_view_literals;
    std::string room;

    CHECK(as_utf8("\xFF\xFEr\0e\0f\0\x05\x26"sv, room) == "ref★");
    CHECK(as_utf8("\xFE\xFF\0r\0e\0f\x26\x05"sv, room) == "ref★");
    CHECK(as_utf8("r\0e\0f\0,\0\x05\x26"sv, room) == "ref,★");
    CHECK(as_utf8("\xFF\xFE\x3D\xD8\x00\xDE"sv, room) == "\U0001F600");
    CHECK(as_utf8("\xFF\xFE\x3D\xD8"sv, room) == "\uFFFD");
}

TEST_CASE("Windows-1252 is what text with stray high bytes is written in") {
    std::string room;

    CHECK(encoding_of("Caf\xE9 \x96 \x93tea\x94, \xA3") == Encoding::windows_1252);
    CHECK(as_utf8("Caf\xE9 \x96 \x93tea\x94, \xA3", room) == "Café – “tea”, £");
}

TEST_CASE("one stray byte does not spoil good UTF-8") {
    std::string room;

    CHECK(as_utf8("★ ● ▲ caf\xE9", room) == "★ ● ▲ café");
}

TEST_CASE("what holds NULs or many control codes is no text") {
    using namespace std::string_view_literals;

    CHECK(is_binary("ab\0cd"sv));
    CHECK(is_binary("\x01\x02\x03 abc"));
    CHECK_FALSE(is_binary("A page ends here\fand goes on\r\n"));
}

}  // namespace dueregard::documents
