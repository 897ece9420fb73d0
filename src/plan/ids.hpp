#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::plan {

using StrategyId = Id<struct StrategyTag>;
using ObjectiveId = Id<struct ObjectiveTag>;
using MeasureId = Id<struct MeasureTag>;
using PeriodId = Id<struct PeriodTag>;
using ReturnId = Id<struct ReturnTag>;

}  // namespace dueregard::plan
