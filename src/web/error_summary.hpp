#pragma once
// Every error of a form, at the top of the page, each with a link to its field. GOV.UK Design System: error
// summary.

#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct ErrorLink {
    Content text;      ///< the same words as stand at the field
    std::string href;  ///< "#" and the field's id; "" for an error that belongs to no field
    Attributes attributes;
};

struct ErrorSummary {
    Content title = "There is a problem";
    Content description;
    std::vector<ErrorLink> errors;
    /// It takes the focus when the page has loaded, unless said here.
    std::optional<bool> disable_auto_focus = std::nullopt;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html error_summary(const ErrorSummary& options);

}  // namespace dueregard::web
