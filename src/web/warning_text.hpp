#pragma once
// What follows if the reader does this, or does not. GOV.UK Design System: warning text.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct WarningText {
    Content text;
    std::string icon_fallback_text = "Warning";  ///< what a screen reader says in place of the "!"
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html warning_text(const WarningText& options);

}  // namespace dueregard::web
