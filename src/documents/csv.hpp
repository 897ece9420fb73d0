#pragma once
// Rows separated by commas, semicolons, tabs or pipes: read from any program, written as RFC 4180 says.

#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace dueregard::documents {

/// The character that stands between the cells: the one of , ; tab | that gives the most rows the same number
/// of cells, more cells where that is equal; a first line "sep=;" decides. A comma where none of them stands
/// in the text.
[[nodiscard]] char separator_of(std::string_view text);

/// Says that a line has more columns than `limits` lets in.
[[nodiscard]] Refusal too_wide(int line, const Limits& limits);

/// Reads UTF-8 text as one table named "". Quotes, doubled quotes and line ends within quotes are as in RFC
/// 4180; a quote that is never closed is an ordinary character. Short rows are filled with empty cells; blank
/// rows and columns at the end are left out. The apostrophe that write_csv puts before a formula is taken off
/// again. `Place.line` is the line of the source on which the row starts. Refuses more columns or cells than
/// the limits allow.
[[nodiscard]] std::expected<Document, Refusal> read_csv(std::string_view text, const Limits& limits);

enum class ByteOrderMark { without, with };

/// RFC 4180 with commas, every row ended by CR LF, cells quoted where they need it, line ends within a cell
/// as LF. A cell that a spreadsheet could take for a formula (it begins with = + - @, a tab or a line end,
/// and is no plain number) gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection); reading takes it off. The mark tells Excel that
/// the text is UTF-8.
[[nodiscard]] std::string write_csv(const Table& table, ByteOrderMark mark = ByteOrderMark::without);

}  // namespace dueregard::documents
