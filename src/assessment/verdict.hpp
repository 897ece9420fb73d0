#pragma once
// The level that peers say was reached, and of which framework.

#include "assessment/peer_review.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::assessment {

/// The surest sentence of the document that says so; nothing where none does. What a challenge is meant to
/// find out, what a council works towards and what it missed are no verdicts.
[[nodiscard]] std::optional<Verdict> verdict_in(const documents::Document& document);

/// As `verdict_in`; a sentence may run over several lines of one slide.
[[nodiscard]] std::optional<Verdict> verdict_on_slides(const documents::Document& document);

}  // namespace dueregard::assessment
