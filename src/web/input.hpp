#pragma once
// One line of text. GOV.UK Design System: text input.

#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>

namespace dueregard::web {

/// What stands before or after the box: "£", "per cent". Screen readers do not hear it, so the label must say
/// it too.
struct Affix {
    Content text;
    std::string classes;
    Attributes attributes;
};

struct InputWrapper {
    std::string classes;
    Attributes attributes;
};

struct Input {
    Label label;
    std::string name;
    std::string id;  ///< where not said, the name
    std::optional<std::string> value = std::nullopt;
    Hint hint;
    ErrorMessage error;
    std::string classes;  ///< "govuk-input--width-5"
    std::string type = "text";
    std::string inputmode;
    std::string autocomplete;
    std::string autocapitalize;
    std::string pattern;
    std::optional<bool> spellcheck = std::nullopt;
    bool disabled = false;
    Affix prefix;
    Affix suffix;
    std::string described_by;
    FormGroup form_group;
    InputWrapper input_wrapper;
    Attributes attributes;
};

[[nodiscard]] Html input(const Input& options);

}  // namespace dueregard::web
