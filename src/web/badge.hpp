#pragma once
// A number or a word that stands out beside another: how many there are, that something is late.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct Badge {
    Content text;
    std::string visually_hidden_text;  ///< what a bare number counts: "overdue measures"
    std::string classes;
};

[[nodiscard]] Html badge(const Badge& options);

}  // namespace dueregard::web
