#pragma once
// What only some readers need, behind one line. Works without JavaScript. GOV.UK Design System: details.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct Details {
    Content summary;
    Content text;
    bool open = false;
    std::string id;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html details(const Details& options);

}  // namespace dueregard::web
