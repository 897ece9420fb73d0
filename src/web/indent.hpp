#pragma once
// Markup inside markup, laid out as GOV.UK Frontend's own templates lay it out.

#include "web/html.hpp"

#include <cstddef>

namespace dueregard::web {

/// Every line after the first moved in by `depth` spaces. Lines inside a <textarea>, a <pre> or a quoted
/// attribute stay as they are: there, a space is part of what somebody wrote.
[[nodiscard]] Html indented(const Html& markup, std::size_t depth);

/// Without white space at either end.
[[nodiscard]] Html trimmed(const Html& markup);

/// What a component holds: text as it is, markup without white space at its ends and moved in by `depth`.
[[nodiscard]] Html inner(const Content& content, std::size_t depth);

}  // namespace dueregard::web
