#pragma once
// The day that a pay gap speaks of.

#include "base/date.hpp"

namespace dueregard::monitoring {

enum class Sector { public_authority, other };

/// The latest snapshot date that is not to come: 31 March for public authorities (SI 2017/353, regulation 2),
/// 5 April for others (SI 2017/172, regulation 1).
[[nodiscard]] Date latest_snapshot(Sector sector, Date today);

}  // namespace dueregard::monitoring
