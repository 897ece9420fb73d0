#pragma once
// What `statistics` counts, from columns of numbers.

#include "analytics/parquet.hpp"
#include "statistics/coded_column.hpp"

#include <cstdint>

namespace dueregard::analytics {

/// Wants every number below `categories` and below 65,536.
[[nodiscard]] statistics::CodedColumn coded_column(Numbers numbers, std::uint32_t categories);

/// As narrow as so many categories let it be.
[[nodiscard]] Numbers narrowed(const std::vector<std::uint16_t>& codes, std::uint32_t categories);

}  // namespace dueregard::analytics
