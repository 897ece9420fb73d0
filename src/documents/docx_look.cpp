#include "documents/docx_look.hpp"

#include "base/text.hpp"
#include "documents/text_line.hpp"
#include "documents/xml.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace dueregard::documents {

namespace {

constexpr auto font = "Arial";
constexpr auto black = "0B0C0C";
constexpr auto line_colour = "B1B4B6";
constexpr auto header_shade = "F3F2F1";
constexpr int text_size = 22;  ///< half points
constexpr std::size_t most_upright_columns = 3;
// Lengths are in twentieths of a point.
constexpr int short_side = 11'906;  ///< A4
constexpr int long_side = 16'838;
constexpr int page_margin = 1'134;
constexpr double letter_width = 130;  ///< of a wide bold letter on average
constexpr double cell_margins = 190;
/// A column's share of the page by the length of its texts: at 1 all columns would be as long as one another,
/// and short ones too narrow to read.
constexpr double evenness = 0.85;

/// Takes the child away and puts a new one in its place or at the end.
pugi::xml_node fresh(pugi::xml_node parent, const char* name) {
    parent.remove_child(name);
    return parent.append_child(name);
}

pugi::xml_node child_or_new(pugi::xml_node parent, const char* name) {
    const auto found = parent.child(name);
    return found ? found : parent.append_child(name);
}

void set(pugi::xml_node node, const char* name, const char* value) {
    node.remove_attribute(name);
    node.append_attribute(name) = value;
}

void set_font(pugi::xml_node run_properties) {
    run_properties.remove_child("w:rFonts");
    auto fonts = run_properties.prepend_child("w:rFonts");
    for (const auto* const script : {"w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"})
        set(fonts, script, font);
}

void add_line(pugi::xml_node borders, const char* side) {
    auto line = borders.append_child(side);
    set(line, "w:val", "single");
    set(line, "w:sz", "4");
    set(line, "w:space", "0");
    set(line, "w:color", line_colour);
}

void add_margin(pugi::xml_node margins, const char* side, const char* width) {
    auto margin = margins.append_child(side);
    set(margin, "w:w", width);
    set(margin, "w:type", "dxa");
}

/// The order of the children is the schema's (ECMA-376, part 1, 17.4.60): Word refuses another.
void set_table_look(pugi::xml_node style) {
    auto properties = fresh(style, "w:tblPr");
    auto borders = properties.append_child("w:tblBorders");
    for (const auto* const side : {"w:top", "w:bottom", "w:insideH"})
        add_line(borders, side);
    auto margins = properties.append_child("w:tblCellMar");
    add_margin(margins, "w:top", "57");
    add_margin(margins, "w:left", "85");
    add_margin(margins, "w:bottom", "57");
    add_margin(margins, "w:right", "85");
    auto header = fresh(style, "w:tblStylePr");
    set(header, "w:type", "firstRow");
    header.append_child("w:rPr").append_child("w:b");
    auto shade = header.append_child("w:tcPr").append_child("w:shd");
    set(shade, "w:val", "clear");
    set(shade, "w:color", "auto");
    set(shade, "w:fill", header_shade);
}

void set_paragraph_look(pugi::xml_node style) {
    auto run_properties = style.child("w:rPr");
    if (!run_properties) return;
    if (run_properties.child("w:rFonts")) set_font(run_properties);
    if (auto colour = run_properties.child("w:color")) {
        while (colour.first_attribute())
            colour.remove_attribute(colour.first_attribute());
        set(colour, "w:val", black);
    }
}

std::string words_in(const pugi::xml_node& node) {
    std::string text;
    for (const auto& found : node.select_nodes(".//w:t"))
        text += found.node().text().get();
    return text;
}

/// The file's own title says whose report it is; on the page the heading below it says the same again.
void remove_repeated_title(pugi::xml_node body) {
    auto first = body.child("w:p");
    if (value_of(first.child("w:pPr"), "pStyle") != "Title") return;
    const auto second = first.next_sibling("w:p");
    const bool is_heading = value_of(second.child("w:pPr"), "pStyle") == "Heading1";
    if (is_heading && words_in(first).starts_with(words_in(second))) body.remove_child(first);
}

/// What a column's text asks for.
struct ColumnNeed {
    double least = 0;   ///< for the longest word
    double weight = 0;  ///< for the rest
};

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (const auto word : split(text, ' '))
        longest = std::max(longest, width_of(word));
    return longest;
}

std::vector<ColumnNeed> column_needs(const pugi::xml_node& table) {
    std::vector<ColumnNeed> needs;
    for (const auto& row : table.children("w:tr")) {
        std::size_t column = 0;
        for (const auto& cell : row.children("w:tc")) {
            if (needs.size() <= column) needs.emplace_back();
            const auto text = words_in(cell);
            auto& need = needs[column++];
            need.least =
                std::max(need.least, static_cast<double>(longest_word(text)) * letter_width + cell_margins);
            need.weight += std::pow(static_cast<double>(width_of(text)), evenness);
        }
    }
    return needs;
}

/// Each column gets room for its longest word, if all can have that, and of the rest its share.
std::vector<int> column_widths(const pugi::xml_node& table, int whole) {
    const auto needs = column_needs(table);
    double least = 0;
    double weight = 1;
    for (const auto& need : needs) {
        least += need.least;
        weight += need.weight;
    }
    const double shrunk = std::min(1.0, whole / std::max(least, 1.0));
    const double rest = std::max(whole - least, 0.0);
    std::vector<int> widths;
    widths.reserve(needs.size());
    for (const auto& need : needs) {
        widths.push_back(static_cast<int>(std::lround(need.least * shrunk + rest * need.weight / weight)));
    }
    return widths;
}

void set_column_widths(pugi::xml_node table, int whole) {
    const auto widths = column_widths(table, whole);
    std::size_t column = 0;
    for (auto& entry : table.child("w:tblGrid").children("w:gridCol")) {
        if (column < widths.size()) set(entry, "w:w", std::to_string(widths[column++]).c_str());
    }
    for (const auto& row : table.children("w:tr")) {
        column = 0;
        for (const auto& cell : row.children("w:tc")) {
            auto properties = child_or_new(cell, "w:tcPr");
            properties.remove_child("w:tcW");
            auto width = properties.prepend_child("w:tcW");
            set(width, "w:w", std::to_string(widths[column++]).c_str());
            set(width, "w:type", "dxa");
        }
    }
}

void keep_rows_whole(pugi::xml_node table) {
    for (auto& row : table.children("w:tr")) {
        auto properties = row.child("w:trPr");
        if (!properties) properties = row.prepend_child("w:trPr");
        if (!properties.child("w:cantSplit")) properties.prepend_child("w:cantSplit");
    }
}

void set_page(pugi::xml_node body, bool is_landscape) {
    auto section = child_or_new(body, "w:sectPr");
    auto size = fresh(section, "w:pgSz");
    set(size, "w:w", std::to_string(is_landscape ? long_side : short_side).c_str());
    set(size, "w:h", std::to_string(is_landscape ? short_side : long_side).c_str());
    if (is_landscape) set(size, "w:orient", "landscape");
    auto margins = fresh(section, "w:pgMar");
    for (const auto* const side : {"w:top", "w:right", "w:bottom", "w:left"}) {
        set(margins, side, std::to_string(page_margin).c_str());
    }
    for (const auto* const side : {"w:header", "w:footer"})
        set(margins, side, "567");
    set(margins, "w:gutter", "0");
}

std::size_t columns_of(const pugi::xml_node& table) {
    const auto columns = table.child("w:tblGrid").children("w:gridCol");
    return static_cast<std::size_t>(std::distance(columns.begin(), columns.end()));
}

}  // namespace

void set_look(pugi::xml_document& styles) {
    auto root = styles.child("w:styles");
    auto defaults = root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr");
    set_font(defaults);
    for (const auto* const name : {"w:sz", "w:szCs"})
        set(child_or_new(defaults, name), "w:val", std::to_string(text_size).c_str());
    for (auto& style : root.children("w:style")) {
        if (attribute_of(style, "styleId") == "Table") {
            set_table_look(style);
        } else if (attribute_of(style, "styleId") != "Hyperlink") {
            set_paragraph_look(style);
        }
    }
}

void set_layout(pugi::xml_document& document) {
    auto body = document.child("w:document").child("w:body");
    remove_repeated_title(body);
    std::size_t columns = 0;
    for (const auto& table : body.children("w:tbl"))
        columns = std::max(columns, columns_of(table));
    const bool is_landscape = columns > most_upright_columns;
    const int whole = (is_landscape ? long_side : short_side) - 2 * page_margin;
    for (auto& table : body.children("w:tbl")) {
        set_column_widths(table, whole);
        keep_rows_whole(table);
    }
    set_page(body, is_landscape);
}

}  // namespace dueregard::documents
