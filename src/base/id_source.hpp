#pragma once
// Where fresh ids come from.

#include "base/clock.hpp"

#include <atomic>
#include <cstdint>

namespace dueregard {

/// Makes ids for any number of threads at once, and never the same one twice.
///
/// An id is a step in its upper 47 bits and a lane in its lower 16. A step is a sixteenth of a millisecond
/// since 1970, so ids sort by time until the year 2248. A source stays in the lane that it was given, and
/// takes each step once: the clock's, or the next one where that is taken or the clock was set back. So it
/// makes 16,000 ids a second for ever; 10,000 in one millisecond run 0.6 seconds ahead of the clock, which
/// then catches up.
///
/// Two sources (two processes at one database) in different lanes never make the same id, however many they
/// make. Each draws its lane at random: two share one with a probability of 1 in 65,536, any two of ten with
/// 45 in 65,536. Sources that share a lane meet only where both take the same sixteenth of a millisecond, and
/// ids matter only within one table of one organisation, where the key then refuses the second row.
class IdSource {
public:
    explicit IdSource(std::uint16_t lane) : lane_(lane) {}

    [[nodiscard]] std::int64_t next(Instant now);

private:
    std::uint16_t lane_;
    std::atomic<std::int64_t> last_step_ = 0;
};

}  // namespace dueregard
