#pragma once
// What radios and checkboxes have in common: several answers to one question.

#include "web/fieldset.hpp"
#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

/// One answer. One that is quite empty is left out, and the ids of those after it stay what they were.
struct Choice {
    Content text;
    std::string value;
    Hint hint;
    std::optional<bool> checked = std::nullopt;  ///< where not said, when it is among the values
    bool disabled = false;
    std::string divider;    ///< "or", between two answers; nothing else of the choice is shown
    std::string id;         ///< where not said, the prefix and the number, the first without a number
    std::string name;       ///< checkboxes only, where it is not the common one
    std::string behaviour;  ///< checkboxes only: "exclusive" for "none of these"
    /// Shown when chosen. Fails WCAG 4.1.2 (govuk-frontend issue 979): ask on the next page instead, or
    /// always.
    Html conditional;
    std::string label_classes;
    Attributes label_attributes;
    Attributes attributes;
};

/// What radios and checkboxes are both made of; they differ in their words only.
struct Choices {
    enum class Kind { radios, checkboxes };

    Kind kind = Kind::radios;
    const std::string& name;
    std::string_view id_prefix;
    const std::vector<Choice>& items;
    std::vector<std::string_view> values;
    const Hint& hint;
    const ErrorMessage& error;
    const std::optional<Fieldset>& fieldset;
    const FormGroup& form_group;
    std::string_view described_by;
    std::string_view classes;
    const Attributes& attributes;
};

[[nodiscard]] Html choices(const Choices& options);

}  // namespace dueregard::web
