#pragma once
// The statutory figures as the government's gender pay gap service takes them
// (https://gender-pay-gap.service.gov.uk), with the rules by which it refuses a return
// (github.com/ukgov-equality-hub/gender-pay-gap, ReportFiguresHelper.cs).

#include "monitoring/pay_gap.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

/// Every figure in tenths of a percent. A bonus gap is absent where no man was paid a bonus.
struct ServiceReturn {
    std::int64_t mean_hourly = 0;
    std::int64_t median_hourly = 0;
    std::optional<std::int64_t> mean_bonus;
    std::optional<std::int64_t> median_bonus;
    std::int64_t male_bonus = 0;
    std::int64_t female_bonus = 0;
    OfBand<std::int64_t> male{};
    OfBand<std::int64_t> female{};
};

/// From a gap by sex. Where the share of men with a bonus rounds to 0.0 the bonus gaps are left out, as the
/// service wants it. One sentence for each figure that cannot be given.
[[nodiscard]] std::expected<ServiceReturn, std::vector<std::string>> service_return(const PayGap& gap);

/// Why the service would refuse it, one sentence a rule; empty where it would not.
[[nodiscard]] std::vector<std::string> refusals_of_service(const ServiceReturn& figures);

/// A heading row and one row of figures, in the words and order of the service's own files; one decimal
/// place.
[[nodiscard]] std::string service_csv(const ServiceReturn& figures);

}  // namespace dueregard::monitoring
