#pragma once
// Fields that answer one question, under its legend. GOV.UK Design System: fieldset.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct Legend {
    Content text;
    bool is_page_heading = false;
    std::string classes;
};

struct Fieldset {
    Legend legend;
    Html html;  ///< radios, checkboxes and dates set this themselves
    std::string described_by;
    std::string role;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html fieldset(const Fieldset& options);

}  // namespace dueregard::web
