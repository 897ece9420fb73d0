#include "documents/cell_name.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard::documents {

namespace {

constexpr int last_column = 16'384;
constexpr int last_row = 1'048'576;

}  // namespace

std::optional<CellName> cell_name_in(std::string_view text) {
    CellName name;
    std::size_t at = 0;
    const auto skip_dollar = [&] {
        if (at < text.size() && text[at] == '$') ++at;
    };
    skip_dollar();
    for (; at < text.size() && is_letter(text[at]); ++at) {
        const char lower = text[at] >= 'a' ? text[at] : static_cast<char>(text[at] - 'A' + 'a');
        name.column = name.column * 26 + (lower - 'a' + 1);
        if (name.column > last_column) return std::nullopt;
    }
    skip_dollar();
    for (; at < text.size() && is_digit(text[at]); ++at) {
        name.row = name.row * 10 + (text[at] - '0');
        if (name.row > last_row) return std::nullopt;
    }
    if (at != text.size() || name.column == 0 || name.row == 0) return std::nullopt;
    return name;
}

std::string written_cell_name(const CellName& name) {
    std::string letters;
    for (int column = name.column; column > 0; column = (column - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return letters + std::to_string(name.row);
}

std::optional<CellRange> cell_range_in(std::string_view text) {
    const auto colon = text.find(':');
    const auto first = cell_name_in(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : cell_name_in(text.substr(colon + 1));
    if (!first || !last) return std::nullopt;
    return CellRange{
        .first = {.column = std::min(first->column, last->column), .row = std::min(first->row, last->row)},
        .last = {.column = std::max(first->column, last->column), .row = std::max(first->row, last->row)},
    };
}

}  // namespace dueregard::documents
