#pragma once
// A state in one or two words. GOV.UK Design System: tag. A measure's status is not a tag: see
// status_mark.hpp.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct Tag {
    Content text;
    std::string classes;  ///< "govuk-tag--grey"; never red, which is for errors
    Attributes attributes;
};

[[nodiscard]] Html tag(const Tag& options);

}  // namespace dueregard::web
