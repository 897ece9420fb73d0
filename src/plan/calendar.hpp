#pragma once
// The days on which somebody's returns are due, as a file for their calendar: RFC 5545.

#include "base/clock.hpp"
#include "base/date.hpp"

#include <span>
#include <string>

namespace dueregard::plan {

struct CalendarDay {
    std::string key;  ///< the same whenever the day is told again, so that a calendar moves it and adds none
    std::string title;
    std::string text;
    Date date{};
};

/// Whole-day events. Lines end in CR LF and are folded at 75 bytes, never within a character.
[[nodiscard]] std::string calendar_file(std::span<const CalendarDay> days, Instant now);

}  // namespace dueregard::plan
