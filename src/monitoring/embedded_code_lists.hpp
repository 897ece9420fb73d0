#pragma once
// The code lists and benchmarks, in the program itself: code_lists/*.json, benchmarks/*.csv.

#include <span>
#include <string_view>

namespace dueregard::monitoring {

struct EmbeddedText {
    std::string_view name;  ///< "ethnic_group_2021.json"
    std::string_view text;
};

/// The lists in the order in which they are offered, then the benchmarks.
[[nodiscard]] std::span<const EmbeddedText> embedded_texts();

}  // namespace dueregard::monitoring
