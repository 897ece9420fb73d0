#pragma once
// Several lines of text. GOV.UK Design System: textarea.

#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>

namespace dueregard::web {

struct Textarea {
    Label label;
    std::string name;
    std::string id;  ///< where not said, the name
    std::string value;
    Hint hint;
    ErrorMessage error;
    int rows = 5;
    std::string classes;
    std::string autocomplete;
    std::optional<bool> spellcheck = std::nullopt;
    bool disabled = false;
    std::string described_by;
    FormGroup form_group;
    Attributes attributes;
};

[[nodiscard]] Html textarea(const Textarea& options);

}  // namespace dueregard::web
