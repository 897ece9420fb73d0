#include "monitoring/hourly_rate.hpp"

#include "base/text.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace dueregard::monitoring {

Amount hourly_rate(const PeriodPay& pay) {
    // Step 3: a bonus of another period, as much of it as falls to the pay period.
    const double share = pay.bonus_days > 0.0 ? pay.period_days / pay.bonus_days : 1.0;
    // Step 4: both together.
    const double paid = static_cast<double>(pay.ordinary) + static_cast<double>(pay.bonus) * share;
    // Step 5: for a week: times 7, over the days of the pay period.
    const double weekly = paid * 7.0 / pay.period_days;
    // Step 6: over the hours worked in a week.
    return std::llround(weekly / pay.weekly_hours);
}

std::optional<double> read_period_days(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, double>, 11> words{
        {{"week", 7.0},
         {"weekly", 7.0},
         {"fortnight", 14.0},
         {"fortnightly", 14.0},
         {"4 weeks", 28.0},
         {"four weeks", 28.0},
         {"4-weekly", 28.0},
         {"month", 30.44},
         {"monthly", 30.44},
         {"year", 365.25},
         {"annual", 365.25}}
    };
    text = trimmed(text);
    for (const auto& [word, days] : words) {
        if (equals_ignoring_case(text, word)) return days;
    }
    const auto number = read_amount(text);
    if (!number || *number <= 0) return std::nullopt;
    return static_cast<double>(*number) / static_cast<double>(one_pound);
}

}  // namespace dueregard::monitoring
