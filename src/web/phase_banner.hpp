#pragma once
// That the service is still being worked on. GOV.UK Design System: phase banner.

#include "web/html.hpp"
#include "web/tag.hpp"

#include <string>

namespace dueregard::web {

struct PhaseBanner {
    Tag tag;
    Content text;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html phase_banner(const PhaseBanner& options);

}  // namespace dueregard::web
