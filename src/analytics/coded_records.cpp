#include "analytics/coded_records.hpp"

#include "base/ensure.hpp"

#include <utility>

namespace dueregard::analytics {

statistics::CodedColumn coded_column(Numbers numbers, std::uint32_t categories) {
    ensure(numbers.index() < 2, "a coded column has no more than two bytes for each record");
    if (auto* bytes = std::get_if<std::vector<std::uint8_t>>(&numbers))
        return {std::move(*bytes), categories};
    return {std::move(std::get<std::vector<std::uint16_t>>(numbers)), categories};
}

Numbers narrowed(const std::vector<std::uint16_t>& codes, std::uint32_t categories) {
    constexpr std::uint32_t in_a_byte = 256;
    if (categories > in_a_byte) return codes;
    return std::vector<std::uint8_t>(codes.begin(), codes.end());
}

}  // namespace dueregard::analytics
