#pragma once
// One of many from a list that opens; radios are better for few. GOV.UK Design System: select.

#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct SelectItem {
    std::string text;
    std::optional<std::string> value = std::nullopt;  ///< where not said, the text
    std::optional<bool> selected = std::nullopt;      ///< where not said, when it is the select's value
    bool disabled = false;
    Attributes attributes;
};

struct Select {
    Label label;
    std::string name;
    std::string id;  ///< where not said, the name
    std::vector<SelectItem> items;
    std::string value;
    Hint hint;
    ErrorMessage error;
    std::string classes;
    bool disabled = false;
    std::string described_by;
    FormGroup form_group;
    Attributes attributes;
};

[[nodiscard]] Html select(const Select& options);

}  // namespace dueregard::web
