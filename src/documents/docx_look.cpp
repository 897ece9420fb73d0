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
constexpr int text_size = 22;       ///< half points
constexpr int table_width = 5'000;  ///< fiftieths of a percent of the text's width
constexpr std::size_t most_upright_columns = 5;

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

void remove_repeated_title(pugi::xml_node body) {
    auto first = body.child("w:p");
    if (value_of(first.child("w:pPr"), "pStyle") != "Title") return;
    const auto second = first.next_sibling("w:p");
    const bool is_heading = value_of(second.child("w:pPr"), "pStyle") == "Heading1";
    if (is_heading && words_in(first) == words_in(second)) body.remove_child(first);
}

/// What each column's text asks for: between its longest word and its average line.
std::vector<double> column_weights(const pugi::xml_node& table) {
    std::vector<double> weights;
    for (const auto& row : table.children("w:tr")) {
        std::size_t column = 0;
        for (const auto& cell : row.children("w:tc")) {
            if (weights.size() <= column) weights.push_back(0);
            weights[column] += std::sqrt(static_cast<double>(width_of(words_in(cell))) + 4.0);
            ++column;
        }
    }
    return weights;
}

void set_column_widths(pugi::xml_node table) {
    const auto weights = column_weights(table);
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    if (sum <= 0) return;
    const auto share = [&](std::size_t column) {
        return std::to_string(static_cast<int>(std::lround(weights[column] / sum * table_width)));
    };
    auto grid = child_or_new(table, "w:tblGrid");
    std::size_t column = 0;
    for (auto& entry : grid.children("w:gridCol")) {
        if (column < weights.size()) set(entry, "w:w", share(column++).c_str());
    }
    for (const auto& row : table.children("w:tr")) {
        column = 0;
        for (const auto& cell : row.children("w:tc")) {
            if (column >= weights.size()) break;
            auto properties = child_or_new(cell, "w:tcPr");
            properties.remove_child("w:tcW");
            auto width = properties.prepend_child("w:tcW");
            set(width, "w:w", share(column++).c_str());
            set(width, "w:type", "pct");
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
    set(size, "w:w", is_landscape ? "16838" : "11906");
    set(size, "w:h", is_landscape ? "11906" : "16838");
    if (is_landscape) set(size, "w:orient", "landscape");
    auto margins = fresh(section, "w:pgMar");
    for (const auto* const side : {"w:top", "w:right", "w:bottom", "w:left"})
        set(margins, side, "1134");
    for (const auto* const side : {"w:header", "w:footer"})
        set(margins, side, "567");
    set(margins, "w:gutter", "0");
}

}  // namespace

void set_look(pugi::xml_document& styles) {
    auto root = styles.child("w:styles");
    auto defaults = root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr");
    set_font(defaults);
    for (const auto* const name : {"w:sz", "w:szCs"})
        set(child_or_new(defaults, name), "w:val", std::to_string(text_size).c_str());
    for (auto& style : root.children("w:style")) {
        if (attribute_of(style, "styleId") == "Table")
            set_table_look(style);
        else if (attribute_of(style, "styleId") != "Hyperlink")
            set_paragraph_look(style);
    }
}

void set_layout(pugi::xml_document& document) {
    auto body = document.child("w:document").child("w:body");
    remove_repeated_title(body);
    std::size_t columns = 0;
    for (auto& table : body.children("w:tbl")) {
        const auto grid = table.child("w:tblGrid").children("w:gridCol");
        columns = std::max(columns, static_cast<std::size_t>(std::distance(grid.begin(), grid.end())));
        set_column_widths(table);
        keep_rows_whole(table);
    }
    set_page(body, columns > most_upright_columns);
}

}  // namespace dueregard::documents
