#pragma once
// How much: a baseline, a target or the progress between them, as a number with a unit or as words.

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// "120 families" is 120 with the unit "families"; "£12,000" is 12000 with the unit "£"; "45%" is 45 with
/// "%". `words` is always what was typed; `number` is absent where the words do not begin with one.
struct Quantity {
    std::string words;
    std::optional<double> number;
    std::string unit;
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// Reads what was typed. A comma parts thousands, a full stop decimals; "2022/23", "31/03/2023" and "3 of 8"
/// are words, for they are no single number.
[[nodiscard]] Quantity quantity_of(std::string_view typed);

/// How much of the way from `baseline` to `target` has been gone, 1 for all of it; nothing where a number is
/// missing, the units differ, or target and baseline are the same. A missing baseline counts as 0. It may be
/// negative or above 1.
[[nodiscard]] std::optional<double>
share_reached(const Quantity& baseline, const Quantity& target, const Quantity& progress);

}  // namespace dueregard::plan
