#include "plan/calendar.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_line = 75;

/// RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\\' || c == ';' || c == ',') result += '\\';
        if (c == '\n') {
            result += "\\n";
        } else {
            result += c;
        }
    }
    return result;
}

/// RFC 5545, 3.1: what is over 75 bytes goes on in lines that begin with a space.
void add_line(std::string& file, std::string_view line) {
    std::size_t room = longest_line;
    while (!line.empty()) {
        std::size_t end = 0;
        while (end < line.size()) {
            const auto length = std::max<std::size_t>(utf8_length(line.substr(end)), 1);
            if (end + length > room) break;
            end += length;
        }
        file += line.substr(0, end);
        line.remove_prefix(end);
        file += line.empty() ? "\r\n" : "\r\n ";
        room = longest_line - 1;
    }
}

std::string without_hyphens(std::string text) {
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

}  // namespace

std::string calendar_file(std::span<const CalendarDay> days, Instant now) {
    std::string file;
    for (const auto* const line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Due Regard//EN"})
        add_line(file, line);
    for (const auto& day : days) {
        add_line(file, "BEGIN:VEVENT");
        add_line(file, fmt::format("UID:{}@dueregard", day.key));
        add_line(file, "DTSTAMP:" + without_hyphens(iso_time(now)));
        add_line(file, "DTSTART;VALUE=DATE:" + without_hyphens(iso_date(day.date)));
        add_line(file, "SUMMARY:" + escaped(day.title));
        add_line(file, "DESCRIPTION:" + escaped(day.text));
        add_line(file, "TRANSP:TRANSPARENT");
        add_line(file, "END:VEVENT");
    }
    add_line(file, "END:VCALENDAR");
    return file;
}

}  // namespace dueregard::plan
