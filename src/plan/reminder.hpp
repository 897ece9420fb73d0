#pragma once
// When somebody is reminded of the returns they owe. One letter speaks of all that a person owes; nobody gets
// more than one a day, and who leads a service area hears of others' returns only after their owners were
// told twice.

#include "base/date.hpp"

namespace dueregard::plan {

/// How many reminders somebody who still owes a return has had by the end of `today`: 1 once the period is
/// open, 2 a week before the returns are due, 3 the day before, 4 the day after, 5 four days after, then one
/// more each week.
[[nodiscard]] int reminders_by(Date today, Date returns_due);

/// From this one on, after two reminders of returns that are late, the service lead is told too.
inline constexpr int first_told_to_lead = 6;

}  // namespace dueregard::plan
