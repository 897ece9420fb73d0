#include "web/table.hpp"

namespace dueregard::web {

namespace {

void add_spans(Html& html, const TableCell& cell) {
    if (cell.colspan != 0) html << " colspan=\"" << cell.colspan << "\"";
    if (cell.rowspan != 0) html << " rowspan=\"" << cell.rowspan << "\"";
    html << cell.attributes;
}

void add_classes(Html& html, const TableCell& cell, Literal format_class) {
    if (!cell.format.empty()) html << " " << format_class << cell.format;
    if (!cell.classes.empty()) html << " " << cell.classes;
    html << "\"";
}

void add_column_header(Html& html, const TableCell& cell) {
    html << "      <th scope=\"col\" class=\"govuk-table__header";
    add_classes(html, cell, "govuk-table__header--");
    add_spans(html, cell);
    html << ">" << cell.text << "</th>\n";
}

void add_row_header(Html& html, const TableCell& cell) {
    html << "      <th scope=\"row\" class=\"govuk-table__header";
    if (!cell.classes.empty()) html << " " << cell.classes;
    html << "\"";
    add_spans(html, cell);
    html << ">" << cell.text << "</th>\n";
}

void add_cell(Html& html, const TableCell& cell) {
    html << "      <td class=\"govuk-table__cell";
    add_classes(html, cell, "govuk-table__cell--");
    add_spans(html, cell);
    html << ">" << cell.text << "</td>\n";
}

void add_row(Html& html, const TableRow& row, bool first_is_header) {
    html << "    <tr class=\"govuk-table__row\">\n";
    for (std::size_t index = 0; index < row.size(); ++index) {
        if (index == 0 && first_is_header) {
            add_row_header(html, row[index]);
        } else {
            add_cell(html, row[index]);
        }
    }
    html << "    </tr>\n";
}

}  // namespace

Html table(const Table& options) {
    Html html;
    html << "<table class=\"" << spaced({"govuk-table", options.classes}) << "\"" << options.attributes
         << ">\n";
    if (!options.caption.empty()) {
        html << "  <caption class=\"" << spaced({"govuk-table__caption", options.caption_classes}) << "\""
             << attribute("id", options.caption_id) << ">" << options.caption << "</caption>\n";
    }
    if (!options.head.empty()) {
        html << "  <thead class=\"govuk-table__head\">\n    <tr class=\"govuk-table__row\">\n";
        for (const TableCell& cell : options.head)
            add_column_header(html, cell);
        html << "    </tr>\n  </thead>\n";
    }
    html << "  <tbody class=\"govuk-table__body\">\n";
    for (const TableRow& row : options.rows)
        add_row(html, row, options.first_cell_is_header);
    return html << "  </tbody>\n</table>";
}

}  // namespace dueregard::web
