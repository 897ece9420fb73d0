#pragma once
// A strategy: what the council set itself for some years; objectives stand under it.

#include "base/date.hpp"
#include "base/fault.hpp"
#include "plan/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dueregard::plan {

struct Strategy {
    StrategyId id;
    std::string title;
    std::optional<Date> from;
    std::optional<Date> to;
    std::int64_t version = 0;  ///< counts its changes; a form carries the version it started from
};

/// Fields: "title", "from", "to".
[[nodiscard]] Faults faults_of(const Strategy& strategy);

}  // namespace dueregard::plan
