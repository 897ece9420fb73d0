#pragma once
// That it is done, or, as an interruption, that the reader should stop and think. GOV.UK Design System:
// panel.

#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct PanelAction {
    std::string text;
    std::string href;  ///< a link, unless the type is "button"
    std::string type;
    std::string classes;
    Attributes attributes;
};

struct PanelActions {
    std::vector<PanelAction> items;
    std::string classes;
    Attributes attributes;
};

struct Panel {
    Content title;
    Content text;
    int heading_level = 1;
    std::string classes;  ///< with "govuk-panel--interruption" it may have actions
    std::optional<PanelActions> actions = std::nullopt;
    Attributes attributes;
};

[[nodiscard]] Html panel(const Panel& options);

}  // namespace dueregard::web
