#pragma once
// Pay for an hour: SI 2017/353, Schedule 1, paragraph 6
// (https://www.legislation.gov.uk/uksi/2017/353/schedule/1/paragraph/6).

#include "monitoring/amount.hpp"

#include <optional>
#include <string_view>

namespace dueregard::monitoring {

struct PeriodPay {
    Amount ordinary = 0;        ///< paid in the relevant pay period and belonging to it (steps 1 and 2)
    double period_days = 0.0;   ///< of the relevant pay period; above 0
    Amount bonus = 0;           ///< paid in the relevant pay period
    double bonus_days = 0.0;    ///< of the period the bonus was earned in; 0: the pay period
    double weekly_hours = 0.0;  ///< paragraph 7; above 0
};

/// To the millionth of a pound.
[[nodiscard]] Amount hourly_rate(const PeriodPay& pay);

/// "month" is 30.44 days and "year" 365.25 (paragraph 6(3)); "week", "fortnight", "4 weeks"; or a number of
/// days above 0.
[[nodiscard]] std::optional<double> read_period_days(std::string_view text);

}  // namespace dueregard::monitoring
