#pragma once
// What a field is called. GOV.UK Design System: labels in text input.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct Label {
    Content text;
    std::string for_id;  ///< fields set this themselves
    bool is_page_heading = false;
    std::string classes;
    Attributes attributes;
};

/// Nothing where there is no text.
[[nodiscard]] Html label(const Label& options);

}  // namespace dueregard::web
