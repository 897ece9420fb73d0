#pragma once
// To the page before, in a journey of several pages. GOV.UK Design System: back link.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct BackLink {
    Content text = "Back";
    std::string href = "#";
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html back_link(const BackLink& options);

}  // namespace dueregard::web
