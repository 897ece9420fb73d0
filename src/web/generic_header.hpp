#pragma once
// Whose service this is, at the top of each page, without GOV.UK's crown. GOV.UK Design System: generic
// header.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct GenericHeader {
    Content logo;
    std::string url = "/";
    std::string classes;
    std::string container_classes = "govuk-width-container";
    Attributes attributes;
};

[[nodiscard]] Html generic_header(const GenericHeader& options);

}  // namespace dueregard::web
