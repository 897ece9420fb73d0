#pragma once
// Buttons, and links beside them, in one row. GOV.UK Design System: button, "grouping buttons".

#include "web/html.hpp"

#include <initializer_list>

namespace dueregard::web {

[[nodiscard]] Html button_group(std::initializer_list<Html> buttons_and_links);

}  // namespace dueregard::web
