#pragma once
// A passage set apart: a quotation, an example, last quarter's words. GOV.UK Design System: inset text.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct InsetText {
    Content text;
    std::string id;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html inset_text(const InsetText& options);

}  // namespace dueregard::web
