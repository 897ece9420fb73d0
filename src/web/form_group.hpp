#pragma once
// What every field of a form has round it: label, hint, error, and the ids that tie them to it.

#include "web/error_message.hpp"
#include "web/hint.hpp"
#include "web/html.hpp"
#include "web/label.hpp"

#include <string>
#include <string_view>

namespace dueregard::web {

struct FormGroup {
    std::string classes;
    Attributes attributes;
    Content before;  ///< between the error and the field
    Content after;
};

/// `<div class="govuk-form-group …">`, with the class that marks an error where there is one.
[[nodiscard]] Html open_form_group(const FormGroup& group, const ErrorMessage& error);

/// The label, hint and error of the field with that id, each where it is not empty.
[[nodiscard]] Html field_head(std::string_view id, Label label, Hint hint, ErrorMessage error);

/// The hint and the error alone, for fields that stand in a fieldset.
[[nodiscard]] Html hint_and_error(std::string_view id, Hint hint, ErrorMessage error);

/// `before` or `after` of a group on lines of its own; nothing where it is empty.
[[nodiscard]] Html beside_field(const Content& content);

/// What aria-describedby says: `first`, then the ids of the hint and of the error where they are not empty.
[[nodiscard]] std::string
described_by(std::string_view first, std::string_view id, const Hint& hint, const ErrorMessage& error);

}  // namespace dueregard::web
