#pragma once
// What time it is, as a value that is passed in: rules and pages never look at the machine's clock
// themselves.

#include "base/date.hpp"

#include <cstdint>

namespace dueregard {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t milliseconds = 0;
    friend auto operator<=>(Instant, Instant) = default;
};

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    Clock(Clock&&) = delete;
    Clock& operator=(Clock&&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// Today in Great Britain.
    [[nodiscard]] Date today() const;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// A clock moved by hand, for tests and for the sample council.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant start) : now_(start) {}

    [[nodiscard]] Instant now() const override { return now_; }

    void set(Instant to) { now_ = to; }

    void advance_milliseconds(std::int64_t by) { now_.milliseconds += by; }

private:
    Instant now_;
};

/// The date in Great Britain at `instant`: UTC, and an hour on in British Summer Time, which runs from 01:00
/// UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Act 1972, as
/// amended in 2002).
[[nodiscard]] Date british_date(Instant instant);

/// "22 November 2026, 9:35 pm" in Great Britain.
[[nodiscard]] std::string british_time(Instant instant);

/// 2026-11-22T21:35:09Z
[[nodiscard]] std::string iso_time(Instant instant);

/// The moment at which `date` begins in Great Britain.
[[nodiscard]] Instant british_midnight(Date date);

/// Midnight UTC at the start of `date`.
[[nodiscard]] Instant at_midnight(Date date);

}  // namespace dueregard
