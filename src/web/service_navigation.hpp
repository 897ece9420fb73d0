#pragma once
// The service's own name and its few main places. GOV.UK Design System: service navigation.

#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

/// `page`: this is where the reader is. `section`: the reader is somewhere below it.
enum class Current { no, page, section };

/// The attribute with a space before it, or nothing.
[[nodiscard]] Literal aria_current(Current current);

struct ServiceNavigationItem {
    Content text;
    std::string href;  ///< "" for plain text
    Current current = Current::no;
    Attributes attributes;
};

/// Markup of ours at four places of the navigation. `end_inline`: the end stands in one line with the items.
struct ServiceNavigationSlots {
    Html start;
    Html end;
    bool end_inline = false;
    Html navigation_start;
    Html navigation_end;
};

struct ServiceNavigation {
    std::string service_name;
    std::string service_url;
    std::vector<ServiceNavigationItem> items;
    /// Behind a button on a narrow screen with JavaScript; where not said, when there is more than one item.
    std::optional<bool> collapse_on_mobile = std::nullopt;
    std::string menu_button_text = "Menu";
    std::string menu_button_label;  ///< where it should be read out as something else
    std::string navigation_label;   ///< where not said, as the button's text
    std::string navigation_id = "navigation";
    std::string navigation_classes;
    std::string aria_label = "Service information";
    ServiceNavigationSlots slots;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html service_navigation(const ServiceNavigation& options);

}  // namespace dueregard::web
