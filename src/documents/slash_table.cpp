#include "base/text.hpp"
#include "documents/text_table.hpp"

#include <string>
#include <string_view>

namespace dueregard::documents {

namespace {

constexpr std::string_view separator = " / ";

/// The cells of a line; an empty one at either end stands there as a slash alone.
std::vector<std::string_view> cells_of(std::string_view text) {
    std::vector<std::string_view> cells;
    if (text.starts_with("/ ")) {
        cells.push_back(text.substr(0, 0));
        text.remove_prefix(2);
    }
    for (;;) {
        const auto at = text.find(separator);
        if (at == std::string_view::npos) break;
        cells.push_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
    if (text.ends_with(" /")) {
        cells.push_back(text.substr(0, text.size() - 2));
        text.remove_prefix(text.size());
    }
    cells.push_back(text);
    return cells;
}

bool may_be_row(const TextLine& line) {
    return line.text.contains(separator) && marker_of(line.text).kind != MarkerKind::bullet;
}

/// The next line that is not blank, if no more than one blank stands before it.
std::size_t next_filled(std::span<const TextLine> lines, std::size_t at) {
    return at < lines.size() && lines[at].is_blank() ? at + 1 : at;
}

}  // namespace

std::optional<FoundTable> slash_table_at(std::span<const TextLine> lines) {
    if (!may_be_row(lines.front())) return std::nullopt;
    const auto columns = cells_of(lines.front().text).size();
    FoundTable found;
    for (std::size_t at = 0; at < lines.size(); at = next_filled(lines, at)) {
        if (lines[at].is_blank() || !may_be_row(lines[at])) break;
        auto row = text_row(cells_of(lines[at].text), lines[at]);
        const bool is_header_again =
            !found.table.rows.empty() && have_same_text(row, found.table.rows.front());
        if (row.cells.size() != columns || is_header_again) break;
        found.table.rows.push_back(std::move(row));
        found.lines = ++at;
    }
    // Two words with a slash between them are prose until several lines in a row have them.
    const std::size_t least = columns > 3 ? 2 : columns == 3 ? 3 : 4;
    if (found.table.rows.size() < least) return std::nullopt;
    return found;
}

}  // namespace dueregard::documents
