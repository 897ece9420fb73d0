#include "documents/html_nesting.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace dueregard::documents {

namespace {

/// Those that hold nothing, and those that the next of their kind closes.
bool nests(std::string_view name) {
    constexpr auto flat =
        std::to_array<std::string_view>({"area",  "base",  "br",     "col",    "embed", "hr",  "img",
                                         "input", "link",  "meta",   "source", "track", "wbr", "p",
                                         "li",    "dt",    "dd",     "tr",     "td",    "th",  "thead",
                                         "tbody", "tfoot", "option", "rp",     "rt"});
    return std::ranges::find(flat, name) == flat.end();
}

std::size_t name_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && (is_letter(text[length]) || is_digit(text[length]) || text[length] == '-'))
        ++length;
    return length;
}

}  // namespace

std::size_t deepest_nesting(std::string_view html) {
    std::map<std::string, std::size_t, std::less<>> open;
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const bool closes = at + 1 < html.size() && html[at + 1] == '/';
        const auto rest = html.substr(std::min(at + (closes ? 2 : 1), html.size()));
        const auto name = lower_ascii(rest.substr(0, std::min<std::size_t>(name_length(rest), 32)));
        if (name.empty() || !nests(name)) continue;
        auto& count = open[name];
        if (closes && count > 0) {
            --count;
            --depth;
        } else if (!closes) {
            ++count;
            deepest = std::max(deepest, ++depth);
        }
    }
    return deepest;
}

}  // namespace dueregard::documents
