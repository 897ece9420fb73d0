#include "documents/xlsx_writer.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "documents/cell_name.hpp"
#include "documents/memory_file.hpp"
#include "documents/text_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <xlsxwriter.h>

namespace dueregard::documents {

namespace {

constexpr std::size_t longest_name = 31;
constexpr double narrowest = 8;
constexpr double widest = 60;

struct CloseBook {
    void operator()(lxw_workbook* book) const { (void)workbook_close(book); }
};

using Book = std::unique_ptr<lxw_workbook, CloseBook>;

/// Excel allows no []:*?/\ in a sheet's name, no apostrophe at its ends, and no two of one name.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    std::string name;
    for (auto rest = trimmed(wanted); !rest.empty() && width_of(name) < longest_name - 4;) {
        const auto length = std::max<std::size_t>(utf8_length(rest), 1);
        const bool is_allowed = !std::string_view("[]:*?/\\'").contains(rest.front())
                                && static_cast<unsigned char>(rest.front()) >= 0x20;
        name += is_allowed ? rest.substr(0, length) : " ";
        rest.remove_prefix(length);
    }
    name = std::string(trimmed(name));
    if (name.empty()) name = "Sheet";
    auto unique = name;
    for (int number = 2; !taken.insert(lower_ascii(unique)).second; ++number)
        unique = fmt::format("{} {}", name, number);
    return unique;
}

/// Text as XML can hold it: line ends as LF; the library writes other control characters as _x0001_, so what
/// looks like that already is told apart as Excel does, by escaping its first character.
std::string written_text(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\0') continue;
        if (text[i] == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') result += '\n';
            continue;
        }
        const auto next = text.substr(i, 7);
        const bool looks_escaped =
            next.size() == 7 && next.starts_with("_x") && next.ends_with('_')
            && next.substr(2, 4).find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
        if (looks_escaped) result += "_x005F";
        result += text[i];
    }
    return result;
}

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    // What would come back in other words is left as text: "007", "1e5", "0.10".
    return is_whole && fmt::format("{}", number) == text ? std::optional(number) : std::nullopt;
}

double width_for(const Table& table, std::size_t column) {
    std::size_t longest = 0;
    for (const auto& row : table.rows) {
        if (column >= row.cells.size()) continue;
        for (const auto line : split(row.cells[column].text, '\n'))
            longest = std::max(longest, width_of(line));
    }
    return std::clamp(static_cast<double>(longest) + 2, narrowest, widest);
}

struct Looks {
    lxw_format* header = nullptr;
    lxw_format* text = nullptr;
    lxw_format* number = nullptr;
};

Looks looks_in(lxw_workbook* book) {
    const Looks looks{
        .header = workbook_add_format(book),
        .text = workbook_add_format(book),
        .number = workbook_add_format(book),
    };
    format_set_bold(looks.header);
    format_set_text_wrap(looks.header);
    format_set_bg_color(looks.header, 0xEEEFEF);
    format_set_bottom(looks.header, LXW_BORDER_THIN);
    for (auto* const look : {looks.header, looks.text, looks.number})
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(looks.text);
    // The format "Text" keeps a cell text when somebody edits it.
    format_set_num_format_index(looks.text, 49);
    return looks;
}

class SheetWriter {
public:
    SheetWriter(lxw_worksheet* sheet, const XlsxSheet& source, const Looks& looks)
        : sheet_(sheet), source_(source), looks_(looks) {}

    void write() {
        const auto& rows = source_.table.rows;
        const auto header_rows = static_cast<std::size_t>(std::max(source_.table.header_rows, 1));
        std::size_t columns = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            columns = std::max(columns, rows[row].cells.size());
            for (std::size_t column = 0; column < rows[row].cells.size(); ++column) {
                write_cell(row, column, rows[row].cells[column].text, row < header_rows);
            }
        }
        for (std::size_t column = 0; column < columns; ++column) {
            const auto number = static_cast<lxw_col_t>(column);
            worksheet_set_column(sheet_, number, number, width_for(source_.table, column), nullptr);
        }
        worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(header_rows), 0);
        worksheet_repeat_rows(sheet_, 0, static_cast<lxw_row_t>(header_rows - 1));
        worksheet_set_landscape(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_set_paper(sheet_, paper_a4);
    }

private:
    static constexpr std::uint8_t paper_a4 = 9;

    void write_cell(std::size_t row, std::size_t column, std::string_view text, bool is_header) {
        if (text.empty()) return;
        const auto at_row = static_cast<lxw_row_t>(row);
        const auto at_column = static_cast<lxw_col_t>(column);
        const bool is_number_column =
            std::ranges::find(source_.number_columns, column) != source_.number_columns.end();
        const auto number = is_number_column && !is_header ? number_in(text) : std::nullopt;
        if (number) {
            check(worksheet_write_number(sheet_, at_row, at_column, *number, looks_.number), row, column);
            return;
        }
        const auto written = written_text(text);
        check(
            worksheet_write_string(
                sheet_, at_row, at_column, written.c_str(), is_header ? looks_.header : looks_.text
            ),
            row,
            column
        );
    }

    void check(lxw_error error, std::size_t row, std::size_t column) const {
        if (error == LXW_NO_ERROR) return;
        const auto cell =
            written_cell_name({.column = static_cast<int>(column) + 1, .row = static_cast<int>(row) + 1});
        throw Unavailable(fmt::format(
            "Excel cannot hold cell {} of “{}” ({}): write a CSV file in place of a workbook.",
            cell,
            source_.table.name,
            lxw_strerror(error)
        ));
    }

    lxw_worksheet* sheet_;
    const XlsxSheet& source_;
    const Looks& looks_;
};

}  // namespace

std::string write_xlsx(const std::vector<XlsxSheet>& sheets, const XlsxProperties& properties) {
    const MemoryFile file;
    Book book(workbook_new(file.path().c_str()));
    ensure(book != nullptr, "a workbook needs nothing but memory");
    auto title = properties.title;
    lxw_doc_properties written = {};
    written.title = title.data();
    written.created = std::chrono::system_clock::to_time_t(properties.made);
    workbook_set_properties(book.get(), &written);
    const auto looks = looks_in(book.get());
    std::set<std::string> taken;
    for (const auto& sheet : sheets) {
        const auto name = sheet_name(sheet.table.name, taken);
        auto* const worksheet = workbook_add_worksheet(book.get(), name.c_str());
        ensure(worksheet != nullptr, "the sheet's name is one that Excel allows");
        SheetWriter(worksheet, sheet, looks).write();
    }
    const auto error = workbook_close(book.release());
    if (error != LXW_NO_ERROR)
        throw Unavailable(fmt::format("The workbook cannot be written: {}.", lxw_strerror(error)));
    return file.contents();
}

}  // namespace dueregard::documents
