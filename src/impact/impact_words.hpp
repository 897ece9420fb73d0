#pragma once
// What a cell or a line says of an impact, and what the columns and labels of an impact assessment are
// called.

#include <optional>
#include <string_view>

namespace dueregard::impact {

/// "positive", "negative", "mixed", "neutral" or "unknown": what the text opens with or is. Nothing where it
/// says none of them.
[[nodiscard]] std::optional<std::string_view> impact_in(std::string_view text);

/// The text after the word that told the impact, without the marks between; the whole where it does not open
/// with one.
[[nodiscard]] std::string_view after_impact(std::string_view text);

/// Whether a cell under "Positive", "Negative" or the like is marked: a tick, an X, "Yes", or words.
[[nodiscard]] bool is_marked(std::string_view cell);

enum class ImpactRole { none, characteristic, impact, positive, negative, neutral, evidence, mitigation };

/// Of a column's heading or of a label; none where it is too long for one or says something else.
[[nodiscard]] ImpactRole role_of(std::string_view heading);

}  // namespace dueregard::impact
