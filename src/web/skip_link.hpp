#pragma once
// The first link of a page: past everything that stands on every page. GOV.UK Design System: skip link.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct SkipLink {
    Content text = "Skip to main content";
    std::string href = "#main-content";
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html skip_link(const SkipLink& options);

}  // namespace dueregard::web
