#pragma once
// What does something. Always a <button>, unless it has an `href`. GOV.UK Design System: button.

#include "web/html.hpp"

#include <optional>
#include <string>

namespace dueregard::web {

struct Button {
    Content text;
    std::string href;  ///< makes it a link that looks like a button, for going to a page
    std::string name;
    std::string value;
    std::string type = "submit";
    std::string id;
    bool disabled = false;
    bool is_start_button = false;
    /// A second click within a second is let go (with JavaScript).
    std::optional<bool> prevent_double_click = std::nullopt;
    std::string classes;  ///< "govuk-button--secondary", "govuk-button--warning"
    Attributes attributes;
};

[[nodiscard]] Html button(const Button& options);

}  // namespace dueregard::web
