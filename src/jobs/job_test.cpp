#include "jobs/job.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::jobs;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view date, int hour, int minute) {
    const auto start = at_midnight(*parse_iso_date(date)).milliseconds;
    return {start + std::int64_t{hour} * 3'600'000 + std::int64_t{minute} * 60'000};
}

Job job_due(std::variant<Every, Daily> when) {
    return {.name = "sweep", .summary = "sweep the yard", .when = when, .run = {}};
}

}  // namespace

TEST_CASE("a daily job is due once a day, from its hour on in Great Britain") {
    const auto job = job_due(Daily{2h});

    const auto night = occasion_at(job, at("2026-11-26", 2, 0));

    CHECK(occasion_at(job, at("2026-11-26", 1, 59)) == night - 1);
    CHECK(occasion_at(job, at("2026-11-27", 1, 59)) == night);
    CHECK(occasion_at(job, at("2026-11-27", 2, 0)) == night + 1);
    CHECK(when_of(job) == "daily after 02:00");
}

TEST_CASE("in summer the hour is that of British Summer Time") {
    const auto job = job_due(Daily{2h});

    CHECK(occasion_at(job, at("2026-07-01", 0, 59)) + 1 == occasion_at(job, at("2026-07-01", 1, 0)));
}

TEST_CASE("a job of every few minutes is due once in each stretch of them") {
    const auto job = job_due(Every{5min});

    const auto first = occasion_at(job, at("2026-11-26", 9, 0));

    CHECK(occasion_at(job, at("2026-11-26", 9, 4)) == first);
    CHECK(occasion_at(job, at("2026-11-26", 9, 5)) == first + 1);
    CHECK(when_of(job) == "every 5 minutes");
    CHECK(when_of(job_due(Every{1min})) == "every minute");
}
