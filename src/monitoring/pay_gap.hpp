#pragma once
// The figures that an employer publishes about its pay gap, worked out as the law says.
// Source: The Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017, SI 2017/353,
// Schedule 1 (https://www.legislation.gov.uk/uksi/2017/353/schedule/1); private and voluntary employers: SI
// 2017/172, in the same words. For ethnicity and disability the method is the same (GOV.UK, "Ethnicity pay
// reporting: guidance for employers", 17 April 2023), with a least number of people for each group.

#include "monitoring/pay_bands.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::monitoring {

/// Of an employee whose group is not known: in no figure.
inline constexpr std::uint16_t no_group = std::numeric_limits<std::uint16_t>::max();

/// A relevant employee: employed on the snapshot date (paragraph 1).
struct PaidEmployee {
    std::uint16_t group = no_group;  ///< place in PayGroups::names
    /// Pay for an hour, of those on full pay; nothing for who is paid less because of leave (paragraph 1,
    /// "full-pay relevant employee").
    std::optional<Amount> hourly_rate;
    Amount bonus = 0;  ///< paid in the twelve months to the snapshot date; 0: none
};

struct PayGroups {
    std::vector<std::string> names;  ///< the first is the reference group: men, for the statutory figures
    std::int64_t minimum = 1;        ///< full-pay employees without which no figure is given for a group
};

/// A percentage: as it is, and as it is printed.
struct Percentage {
    double exact = 0.0;
    std::int64_t tenths = 0;  ///< rounded once, from the exact fraction; half a tenth away from nought
    friend bool operator==(const Percentage&, const Percentage&) = default;
};

/// A percentage, or the reason why there is none.
struct Figure {
    std::optional<Percentage> value;
    std::string why_not;  ///< a whole sentence; "" where there is a value
    friend bool operator==(const Figure&, const Figure&) = default;
};

struct GroupPay {
    std::string name;
    std::int64_t relevant = 0;
    std::int64_t full_pay = 0;
    std::int64_t paid_bonus = 0;
    std::optional<double> mean;    ///< pounds an hour
    std::optional<double> median;  ///< pounds an hour
    Figure bonus_proportion;       ///< paragraph 12
    // The gaps to the reference group; the reference group's own are not set.
    Figure mean_gap;          ///< paragraph 8
    Figure median_gap;        ///< paragraph 9
    Figure bonus_mean_gap;    ///< paragraph 10
    Figure bonus_median_gap;  ///< paragraph 11
};

struct PayBand {
    std::int64_t employees = 0;
    std::vector<std::int64_t> counts;  ///< of each group
    std::vector<std::int64_t>
        tenths;  ///< of a percent, of each group: they add up to 1,000 where anybody is in the band
};

struct PayGap {
    std::vector<GroupPay> groups;  ///< the reference group first
    OfBand<PayBand> bands;         ///< paragraph 13: lower, lower middle, upper middle, upper
    std::string bands_why_not;     ///< why the bands are empty; "" where they are not
    std::int64_t relevant = 0;     ///< of the groups
    std::int64_t full_pay = 0;
    std::int64_t without_group = 0;  ///< relevant employees who are in no figure
};

/// No figure depends on the order of the employees. A group below the minimum has no figures; as its share of
/// a band would follow from the others', there are no bands then either. Groups are put together first where
/// that helps (small_groups.hpp).
[[nodiscard]] PayGap pay_gap(const std::vector<PaidEmployee>& employees, const PayGroups& groups);

/// Shares of 100.0, in tenths, that add up to exactly 1,000: each rounded down, and the tenths left over to
/// those that lost most. All 0 where the counts are.
[[nodiscard]] std::vector<std::int64_t> shares_in_tenths(const std::vector<std::int64_t>& counts);

}  // namespace dueregard::monitoring
