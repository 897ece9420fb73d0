#pragma once
// How a file of records is read: what says who somebody is never comes in.

#include "analytics/source_table.hpp"
#include "base/date.hpp"

namespace dueregard::monitoring {

/// Columns whose heading says that they tell who somebody is are left out, and an age or a date of birth is
/// read as its band on `as_of`, all before anything is kept.
[[nodiscard]] analytics::SourceOptions reading_on(Date as_of);

}  // namespace dueregard::monitoring
