#include "plan/reminder.hpp"

namespace dueregard::plan {

int reminders_by(Date today, Date returns_due) {
    const int late = days_between(returns_due, today);
    if (late < -7) return 1;
    if (late < -1) return 2;
    if (late < 1) return 3;
    if (late < 4) return 4;
    return 5 + (late - 4) / 7;
}

}  // namespace dueregard::plan
