#include "documents/number_format.hpp"

#include <doctest/doctest.h>

namespace dueregard::documents {

namespace {

std::string shown(std::string_view stored, std::string_view code, DateSystem system = DateSystem::from_1900) {
    return shown_number(stored, number_format_of(code), system);
}

}  // namespace

TEST_CASE("numbers without a format have no needless digits") {
    CHECK(shown("41", "General") == "41");
    CHECK(shown("41.0", "General") == "41");
    CHECK(shown("-0", "General") == "0");
    CHECK(shown("0.1", "General") == "0.1");
    CHECK(shown("58.199999999999996", "General") == "58.2");
    CHECK(shown("447700900123", "General") == "447700900123");
    CHECK(shown("not a number", "General") == "not a number");
}

TEST_CASE("decimals, percent, currency and words around a number") {
    CHECK(shown("58.2", "0.00") == "58.20");
    CHECK(shown("0.582", "0%") == "58%");
    CHECK(shown("0.1454", "0.0%") == "14.5%");
    CHECK(shown("1234.5", "[$£-809]#,##0.00") == "£1234.50");
    CHECK(shown("-3", "\"£\"0;[Red]-\"£\"0") == "-£3");
    CHECK(shown("5", "0\" days\"") == "5 days");
    CHECK(shown("-0.001", "0.0") == "0.0");
    CHECK(shown("1", "0\\ %") == "100 %");
}

TEST_CASE("dates of both systems, with the day that never was") {
    CHECK(shown("1", "dd/mm/yyyy") == "1900-01-01");
    CHECK(shown("59", "dd/mm/yyyy") == "1900-02-28");
    CHECK(shown("61", "dd/mm/yyyy") == "1900-03-01");
    CHECK(shown("44834", "d mmmm yyyy") == "2022-09-30");
    CHECK(shown("43372", "yyyy-mm-dd", DateSystem::from_1904) == "2022-09-30");
    CHECK(shown("44834", "mmm-yy") == "September 2022");
    CHECK(shown("44834", "yyyy") == "2022");
    CHECK(shown("-1", "dd/mm/yyyy") == "-1");
    CHECK(shown("9999999999", "dd/mm/yyyy") == "9999999999");
}

TEST_CASE("times of day, with a date, and beyond a day") {
    CHECK(shown("0.604166666666667", "h:mm") == "14:30");
    CHECK(shown("44834.604166666664", "dd/mm/yyyy hh:mm") == "2022-09-30 14:30");
    CHECK(shown("44834", "dd/mm/yyyy hh:mm") == "2022-09-30");
    CHECK(shown("1.5", "[h]:mm:ss") == "36:00");
    CHECK(shown("0.99999999", "h:mm:ss AM/PM") == "00:00");
}

TEST_CASE("letters in quotes, colours and General are no dates") {
    CHECK(number_format_of("\"day\" 0").kind == NumberKind::decimal);
    CHECK(number_format_of("[Red]0.0").kind == NumberKind::decimal);
    CHECK(number_format_of("General").kind == NumberKind::general);
    CHECK(number_format_of("0.00E+00").kind == NumberKind::general);
    CHECK(number_format_of("@").kind == NumberKind::general);
    CHECK(number_format_of("\"unclosed").kind == NumberKind::general);
    CHECK(number_format_of("[").kind == NumberKind::general);
    CHECK(number_format_of("\\").kind == NumberKind::general);
}

}  // namespace dueregard::documents
