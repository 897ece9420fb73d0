#pragma once
// A link in running text or in a cell.

#include "web/html.hpp"

#include <string>
#include <string_view>

namespace dueregard::web {

struct Link {
    Content text;
    std::string href;
    std::string visually_hidden_text;  ///< tells apart links that read alike: "EDI1.01"
    std::string classes;
};

/// Where the address is not one that is safe to follow, only the text.
[[nodiscard]] Html link(const Link& options);

/// A page of ours ("/…", "?…", "#…") or http, https, mailto or tel; anything else might run as a script.
[[nodiscard]] bool is_safe_address(std::string_view address);

}  // namespace dueregard::web
