#pragma once
// One characteristic of many records: for each record, the place of its category in a code list.

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

namespace dueregard::statistics {

/// Promises that every code is below `categories()`. A byte for each record where there are up to 256
/// categories, two where there are up to 65,536: what a count costs is the bytes it moves.
class CodedColumn {
public:
    using Codes = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>>;

    /// Ends the program where a code is not below `categories`: whoever codes checks against the code list
    /// first.
    CodedColumn(Codes codes, std::uint32_t categories);

    [[nodiscard]] const Codes& codes() const { return codes_; }

    [[nodiscard]] std::uint32_t categories() const { return categories_; }

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::uint32_t at(std::size_t record) const;

private:
    Codes codes_;
    std::uint32_t categories_;
};

}  // namespace dueregard::statistics
