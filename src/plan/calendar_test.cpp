#include "base/text.hpp"
#include "plan/calendar.hpp"

#include <doctest/doctest.h>

#include <array>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("a day on which returns are due is a whole-day event") {
    const std::array days = {CalendarDay{
        .key = "1M8AR2J6DF56C",
        .title = "Returns due: Quarter 2, 2026/27",
        .text = "3 returns; see\nthe list",
        .date = 2026y / October / 14
    }};

    const auto file = calendar_file(days, at_midnight(2026y / September / 1));

    CHECK(
        file
        == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Due Regard//EN\r\nBEGIN:VEVENT\r\n"
           "UID:1M8AR2J6DF56C@dueregard\r\nDTSTAMP:20260901T000000Z\r\nDTSTART;VALUE=DATE:20261014\r\n"
           "SUMMARY:Returns due: Quarter 2\\, 2026/27\r\nDESCRIPTION:3 returns\\; see\\nthe list\r\n"
           "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
}

TEST_CASE("a long line is folded at 75 bytes and never within a character") {
    std::string title;
    for (int i = 0; i < 60; ++i)
        title += "ŵ";
    const std::array days = {CalendarDay{.key = "1", .title = title, .text = "", .date = 2026y / October / 14}
    };

    const auto file = calendar_file(days, Instant{0});

    std::string unfolded;
    for (auto line : split(file, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        CHECK(line.size() <= 75);
        CHECK(is_valid_utf8(line));
        unfolded += line.starts_with(' ') ? line.substr(1) : line;
    }
    CHECK(unfolded.contains("SUMMARY:" + title));
}

}  // namespace dueregard::plan
