#pragma once
// What is wrong with a field and how to put it right. GOV.UK Design System: error message.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct ErrorMessage {
    Content text;    ///< a field with an empty one has no error
    std::string id;  ///< fields set this themselves
    std::string visually_hidden_text = "Error";
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html error_message(const ErrorMessage& options);

}  // namespace dueregard::web
