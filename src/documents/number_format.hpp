#pragma once
// Numbers of a spreadsheet as a person sees them.

#include <cstdint>
#include <string>
#include <string_view>

namespace dueregard::documents {

enum class NumberKind : std::uint8_t {
    general,
    decimal,
    percent,
    date,
    month,
    year,
    time,
    date_and_time,
    elapsed
};

/// What a format code such as "0.0%", "£#,##0.00" or "dd/mm/yyyy" comes to.
struct NumberFormat {
    NumberKind kind = NumberKind::general;
    int decimals = 0;
    std::string before;  ///< "£"
    std::string after;   ///< " days"
    friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// Takes the first section of the code, which is the one for positive numbers.
[[nodiscard]] NumberFormat number_format_of(std::string_view code);

/// The codes that Excel knows by number and does not write down (ECMA-376, part 1, 18.8.30); "General" for
/// others.
[[nodiscard]] std::string_view builtin_format(int id);

enum class DateSystem : std::uint8_t { from_1900, from_1904 };

/// The stored number as shown: "41", "58.20", "14.5%", "£1200.00" (no thousands separators), "2022-09-30",
/// "September 2022", "14:30", "2022-09-30 14:30". As it is stored where it is no number, or no date where one
/// is meant.
[[nodiscard]] std::string
shown_number(std::string_view stored, const NumberFormat& format, DateSystem system);

}  // namespace dueregard::documents
