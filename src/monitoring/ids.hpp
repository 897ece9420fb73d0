#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::monitoring {

using DatasetId = Id<struct DatasetTag>;
using TableId = Id<struct MonitoringTableTag>;

}  // namespace dueregard::monitoring
