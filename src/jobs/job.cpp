#include "jobs/job.hpp"

#include "base/ensure.hpp"

#include <fmt/format.h>

namespace dueregard::jobs {

namespace {

using namespace std::chrono;

struct OccasionAt {
    Instant now;

    std::int64_t operator()(const Every& every) const {
        ensure(every.period > minutes{0}, "a job was to run every nought minutes");
        return floor<minutes>(milliseconds{now.milliseconds}) / every.period;
    }

    std::int64_t operator()(const Daily& daily) const {
        const auto day = british_date({now.milliseconds - milliseconds{daily.after_midnight}.count()});
        return sys_days{day}.time_since_epoch().count();
    }
};

struct When {
    std::string operator()(const Every& every) const {
        return every.period == minutes{1} ? "every minute"
                                          : fmt::format("every {} minutes", every.period.count());
    }

    std::string operator()(const Daily& daily) const {
        const auto at = daily.after_midnight.count();
        return fmt::format("daily after {:02}:{:02}", at / 60, at % 60);
    }
};

}  // namespace

std::int64_t occasion_at(const Job& job, Instant now) {
    return std::visit(OccasionAt{now}, job.when);
}

std::string when_of(const Job& job) {
    return std::visit(When{}, job.when);
}

}  // namespace dueregard::jobs
