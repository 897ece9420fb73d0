#include "base/clock.hpp"

#include <fmt/core.h>

#include <chrono>

namespace dueregard {

namespace {

using namespace std::chrono;

sys_time<milliseconds> moment(Instant instant) {
    return sys_time<milliseconds>{milliseconds{instant.milliseconds}};
}

sys_time<milliseconds> change_of_clocks(year y, month m) {
    return sys_time<milliseconds>{sys_days{y / m / Sunday[last]} + hours{1}};
}

bool is_summer_time(sys_time<milliseconds> at) {
    const year_month_day day{floor<days>(at)};
    return at >= change_of_clocks(day.year(), March) && at < change_of_clocks(day.year(), October);
}

sys_time<milliseconds> british(Instant instant) {
    const auto at = moment(instant);
    return is_summer_time(at) ? at + hours{1} : at;
}

}  // namespace

Date Clock::today() const {
    return british_date(now());
}

Instant SystemClock::now() const {
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

Date british_date(Instant instant) {
    return Date{floor<days>(british(instant))};
}

Instant british_midnight(Date date) {
    constexpr std::int64_t hour = 3'600'000;
    const Instant in_winter = at_midnight(date);
    const Instant in_summer{in_winter.milliseconds - hour};
    return british_date(in_summer) == date ? in_summer : in_winter;
}

std::string british_time(Instant instant) {
    const auto at = british(instant);
    const auto day = floor<days>(at);
    const hh_mm_ss time{floor<minutes>(at - day)};
    const auto hour = time.hours().count();
    return fmt::format(
        "{}, {}:{:02} {}",
        long_date(Date{day}),
        hour % 12 == 0 ? 12 : hour % 12,
        time.minutes().count(),
        hour < 12 ? "am" : "pm"
    );
}

std::string iso_time(Instant instant) {
    const auto at = moment(instant);
    const auto day = floor<days>(at);
    const hh_mm_ss time{floor<seconds>(at - day)};
    return fmt::format(
        "{}T{:02}:{:02}:{:02}Z",
        iso_date(Date{day}),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

Instant at_midnight(Date date) {
    return {duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count()};
}

}  // namespace dueregard
