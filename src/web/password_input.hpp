#pragma once
// A password, with a button that shows it. GOV.UK Design System: password input.

#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>

namespace dueregard::web {

/// What the button and its announcements say; the component's own English where empty.
struct PasswordTexts {
    std::string show;
    std::string hide;
    std::string show_label;
    std::string hide_label;
    std::string shown_announcement;
    std::string hidden_announcement;
};

struct PasswordInput {
    Label label;
    std::string name;
    std::string id;  ///< where not said, the name
    std::optional<std::string> value = std::nullopt;
    Hint hint;
    ErrorMessage error;
    std::string classes;
    std::string autocomplete = "current-password";  ///< "new-password" where one is chosen
    bool disabled = false;
    std::string described_by;
    FormGroup form_group;
    PasswordTexts texts;
    std::string button_classes;
    Attributes attributes;
};

[[nodiscard]] Html password_input(const PasswordInput& options);

}  // namespace dueregard::web
