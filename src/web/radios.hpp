#pragma once
// One answer out of a few. GOV.UK Design System: radios.

#include "web/choices.hpp"
#include "web/fieldset.hpp"
#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct Radios {
    std::string name;
    std::optional<Fieldset> fieldset = std::nullopt;  ///< its legend is the question
    std::vector<Choice> items;
    std::string value;      ///< the answer chosen so far
    std::string id_prefix;  ///< where not said, the name; it is also the first answer's id
    Hint hint;
    ErrorMessage error;
    std::string classes;  ///< "govuk-radios--inline", "govuk-radios--small"
    FormGroup form_group;
    Attributes attributes;
};

[[nodiscard]] Html radios(const Radios& options);

}  // namespace dueregard::web
