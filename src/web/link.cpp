#include "web/link.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::web {

Html link(const Link& options) {
    Html html;
    const bool safe = is_safe_address(options.href);
    if (safe) {
        html << "<a class=\"" << spaced({"govuk-link", options.classes}) << "\" href=\"" << options.href
             << "\">";
    }
    html << options.text;
    if (!options.visually_hidden_text.empty()) {
        html << "<span class=\"govuk-visually-hidden\"> " << options.visually_hidden_text << "</span>";
    }
    if (safe) html << "</a>";
    return html;
}

bool is_safe_address(std::string_view address) {
    constexpr std::array safe_starts = {"/", "?", "#", "http://", "https://", "mailto:", "tel:"};
    return std::ranges::any_of(safe_starts, [address](std::string_view start) {
        return starts_with_ignoring_case(address, start);
    });
}

}  // namespace dueregard::web
