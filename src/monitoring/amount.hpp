#pragma once
// Money and hours as people and payroll systems write them, held exactly.

#include <cstdint>
#include <optional>
#include <string_view>

namespace dueregard::monitoring {

/// Millionths of a pound (or of an hour): what hourly rates are compared and added up in, so that neither the
/// order of rows nor a binary fraction moves a figure.
using Amount = std::int64_t;

inline constexpr Amount one_pound = 1'000'000;

/// Above any pay that a payroll holds; sums of millions of such amounts stay exact.
inline constexpr Amount most_amount = 1'000'000'000 * one_pound;

/// Reads 15.54, "£1,234.50", "-20" and "(20)" for a negative one; digits past the sixth behind the point are
/// rounded. Nothing for anything else, and for what is further from nought than `most_amount`.
[[nodiscard]] std::optional<Amount> read_amount(std::string_view text);

}  // namespace dueregard::monitoring
