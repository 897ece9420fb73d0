#pragma once
// The vocabulary of statuses as English, Scottish and Welsh councils print them. A document's own legend goes
// before it.

#include "plan/status.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace dueregard::plan {

/// A weak phrase ("ongoing") counts only where no strong one stands beside it; one that counts alone ("met",
/// "late") must be the whole cell, or its part before a mark.
enum class Strength { strong, weak, alone };

struct StatusPhrase {
    std::string_view phrase;
    Meaning meaning = Meaning::not_reported;
    Strength strength = Strength::strong;
};

[[nodiscard]] std::span<const StatusPhrase> status_phrases();

/// The default reading of BRAG: blue is done, green on track, amber at risk, red off track, grey and white
/// not due.
[[nodiscard]] std::optional<Meaning> colour_meaning(std::string_view small_word);

/// B, G, A, R; Y and N.
[[nodiscard]] std::optional<Meaning> letter_meaning(std::string_view small_letter);

[[nodiscard]] std::optional<Meaning> symbol_meaning(std::string_view symbol);

/// A shape that means nothing by default but may by a legend: ■ ◆ ▼ ♦ …
[[nodiscard]] bool is_shape(std::string_view symbol);

}  // namespace dueregard::plan
