#pragma once
// The end of each page: links that stand in the same place everywhere (WCAG 3.2.6) and whose page it is. Our
// own: GOV.UK Frontend's footer always bears the crown.

#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::web {

struct FooterLink {
    std::string text;
    std::string href;
};

struct Footer {
    std::string owner;  ///< the organisation
    std::vector<FooterLink> links;
};

[[nodiscard]] Html footer(const Footer& options);

}  // namespace dueregard::web
