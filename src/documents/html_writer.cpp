#include "documents/html_writer.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::documents {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

/// A line break in a cell or paragraph stays one.
std::string with_breaks(std::string_view text) {
    std::string result;
    for (const auto line : split(text, '\n')) {
        if (!result.empty()) result += "<br>";
        result += escaped(line);
    }
    return result;
}

void write_row(std::string& html, const Row& row, bool is_header) {
    html += "<tr>";
    for (const auto& cell : row.cells) {
        html += is_header ? "<th scope=\"col\">" : "<td>";
        html += with_breaks(cell.text);
        html += is_header ? "</th>" : "</td>";
    }
    html += "</tr>\n";
}

void write_table(std::string& html, const Table& table) {
    html += "<table>\n";
    if (!table.name.empty()) html += fmt::format("<caption>{}</caption>\n", escaped(table.name));
    const auto header = std::min(table.rows.size(), static_cast<std::size_t>(std::max(table.header_rows, 0)));
    if (header > 0) {
        html += "<thead>\n";
        for (std::size_t i = 0; i < header; ++i)
            write_row(html, table.rows[i], true);
        html += "</thead>\n";
    }
    html += "<tbody>\n";
    for (std::size_t i = header; i < table.rows.size(); ++i)
        write_row(html, table.rows[i], false);
    html += "</tbody>\n</table>\n";
}

std::string tag_of_list(const Block& item) {
    return item.number.empty() ? "ul" : "ol";
}

/// Opens and closes lists so that each item stands at its level.
class Lists {
public:
    explicit Lists(std::string& html) : html_(html) {}

    void place(const Block& block) {
        if (block.kind != BlockKind::list_item) return close_above(0);
        const auto depth = static_cast<std::size_t>(std::max(block.level, 0)) + 1;
        close_above(depth);
        if (open_.size() == depth && open_.back() != tag_of_list(block)) close_above(depth - 1);
        if (open_.size() == depth) html_ += "</li>\n";
        while (open_.size() < depth) {
            open_.push_back(tag_of_list(block));
            html_ += fmt::format("<{}>\n", open_.back());
            if (open_.size() < depth) html_ += "<li>";
        }
        html_ += "<li>" + with_breaks(block.text);
    }

    void close_above(std::size_t depth) {
        while (open_.size() > depth) {
            html_ += fmt::format("</li>\n</{}>\n", open_.back());
            open_.pop_back();
        }
    }

private:
    std::string& html_;
    std::vector<std::string> open_;
};

void write_block(std::string& html, const Block& block) {
    switch (block.kind) {
    case BlockKind::heading: {
        const int level = std::clamp(block.level, 1, 6);
        const auto number = block.number.empty() ? "" : escaped(block.number) + " ";
        html += fmt::format("<h{0}>{1}{2}</h{0}>\n", level, number, escaped(block.text));
        break;
    }
    case BlockKind::paragraph:
        html += fmt::format("<p>{}</p>\n", with_breaks(block.text));
        break;
    case BlockKind::list_item:
        break;
    case BlockKind::table:
        write_table(html, block.table);
        break;
    case BlockKind::figure:
        html += fmt::format(
            "<figure>{}<figcaption>{}</figcaption></figure>\n", block.picture, escaped(block.text)
        );
        break;
    }
}

}  // namespace

std::string write_html(const Document& document, std::string_view css) {
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        document.language.empty() ? "en-GB" : escaped(document.language),
        escaped(document.title)
    );
    if (!css.empty()) html += fmt::format("<style>\n{}\n</style>\n", css);
    html += "</head>\n<body>\n<main>\n";
    Lists lists(html);
    for (const auto& block : document.blocks) {
        lists.place(block);
        write_block(html, block);
    }
    lists.close_above(0);
    html += "</main>\n</body>\n</html>\n";
    return html;
}

}  // namespace dueregard::documents
