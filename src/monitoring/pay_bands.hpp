#pragma once
// The four quartile pay bands of SI 2017/353, Schedule 1, paragraph 13
// (https://www.legislation.gov.uk/uksi/2017/353/schedule/1/paragraph/13), the same words as SI 2017/172,
// regulation 13.

#include "monitoring/amount.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dueregard::monitoring {

inline constexpr std::size_t band_count = 4;

/// Lower, lower middle, upper middle, upper.
template <typename Value>
using OfBand = std::array<Value, band_count>;

/// One full-pay relevant employee: what they are paid an hour and which group they are in.
struct RatedEmployee {
    Amount hourly_rate = 0;
    std::uint16_t group = 0;
    friend auto operator<=>(const RatedEmployee&, const RatedEmployee&) = default;
};

/// As equal as can be. One left over goes to the lower band; two to the lower and upper middle; three to all
/// but the upper (GOV.UK, "Making your gender pay gap calculations").
[[nodiscard]] OfBand<std::int64_t> band_sizes(std::int64_t employees);

/// How many of each group (0 to `groups` - 1) each band holds. `employees` are in the order of their rates;
/// where people on one rate fall into more than one band, their groups are shared out over those bands as
/// evenly as whole people can be.
[[nodiscard]] OfBand<std::vector<std::int64_t>>
band_counts(std::span<const RatedEmployee> employees, std::size_t groups);

/// So many people of each group on one rate, shared out over bands with so many places for them; as many
/// places as people. For each band how many of each group: none is a whole person away from the even share.
[[nodiscard]] OfBand<std::vector<std::int64_t>>
shared_out(std::span<const std::int64_t> tied, const OfBand<std::int64_t>& places);

}  // namespace dueregard::monitoring
