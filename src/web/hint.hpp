#pragma once
// What helps to answer, below a field's label. GOV.UK Design System: hint text.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct Hint {
    Content text;
    std::string id;  ///< fields set this themselves
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html hint(const Hint& options);

}  // namespace dueregard::web
