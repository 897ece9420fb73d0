#pragma once
// Any number of answers. GOV.UK Design System: checkboxes.

#include "web/choices.hpp"
#include "web/fieldset.hpp"
#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct Checkboxes {
    std::string name;
    std::optional<Fieldset> fieldset = std::nullopt;  ///< its legend is the question
    std::vector<Choice> items;
    std::vector<std::string> values;  ///< the answers chosen so far
    std::string id_prefix;            ///< where not said, the name; it is also the first answer's id
    Hint hint;
    ErrorMessage error;
    std::string classes;  ///< "govuk-checkboxes--small"
    std::string described_by;
    FormGroup form_group;
    Attributes attributes;
};

[[nodiscard]] Html checkboxes(const Checkboxes& options);

}  // namespace dueregard::web
