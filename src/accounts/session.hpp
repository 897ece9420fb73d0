#pragma once
// A stretch in which somebody is signed in on one browser.

#include "accounts/ids.hpp"
#include "base/clock.hpp"

#include <cstdint>
#include <string>

namespace dueregard::accounts {

// NIST SP 800-63B, 7.2 (AAL2): ended after 12 hours however busy, and when idle; the guideline allows 30
// minutes there and leaves AAL1 free. A return is written between telephone calls, so idle is an hour here.
constexpr std::int64_t idle_milliseconds = 60LL * 60 * 1000;
constexpr std::int64_t longest_milliseconds = 12LL * 60 * 60 * 1000;
/// How far behind `seen_at` may lag, so that looking at pages is not a write each time.
constexpr std::int64_t seen_step_milliseconds = 60LL * 1000;
/// How long before a busy session ends each page says so (WCAG 2.2, 2.2.1: twenty seconds at least).
constexpr std::int64_t warning_milliseconds = 30LL * 60 * 1000;

struct Session {
    SessionId id;
    PersonId person;
    Instant started_at;
    Instant seen_at;
    std::string address;  ///< the network address it was started from
    std::string browser;  ///< what the browser says it is, cut to 200 bytes
};

/// When it ends, however busy.
[[nodiscard]] inline Instant end_of(const Session& session) {
    return {session.started_at.milliseconds + longest_milliseconds};
}

/// Also over is what was seen further ahead of now than a session may be idle: the clock has been put back
/// since, and nobody knows how long ago it was.
[[nodiscard]] inline bool is_over(const Session& session, Instant now) {
    const auto idle = now.milliseconds - session.seen_at.milliseconds;
    return idle >= idle_milliseconds || -idle > idle_milliseconds || now >= end_of(session);
}

}  // namespace dueregard::accounts
