#pragma once
// Where lines of a PDF stand in columns, and what table they make. A PDF does not say: it is told by the
// white between words.

#include "documents/document.hpp"
#include "documents/pdf_line.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dueregard::documents {

/// Stands in the text of a cell where a line goes on in the next: perhaps in the middle of a word.
inline constexpr char soft_break = '\x1F';
/// The same where the line is one word that fills its cell: likely in the middle of it.
inline constexpr char word_break = '\x1E';

struct Gutter {
    double left = 0.0;
    double right = 0.0;

    [[nodiscard]] double width() const { return right - left; }
};

/// Lines first to last (exclusive) of a page that stand in columns, and the white between these.
struct ColumnRegion {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<Gutter> gutters;
    std::vector<bool> spans;  ///< for each line: it runs across the gutters, as a title of rows does

    [[nodiscard]] std::size_t columns() const { return gutters.size() + 1; }
};

/// The region that begins with line `first`; nothing where none does. Where `open` is given, the table of the
/// page before may go on here.
[[nodiscard]] std::optional<ColumnRegion>
region_at(std::span<const PdfLine> lines, std::size_t first, const std::vector<Gutter>* open);

/// The line at which another table's title begins within the region: lines in the first column alone or
/// across all, with a header below them: the region's first line again, a line in bold, or the first that
/// fills every column.
[[nodiscard]] std::optional<std::size_t>
next_table_in(std::span<const PdfLine> lines, const ColumnRegion& region);

/// Text set in columns, as in a newsletter, which is read one column after the other.
[[nodiscard]] bool is_prose_in_columns(std::span<const PdfLine> lines, const ColumnRegion& region);

/// The lines of each column, from left to right.
[[nodiscard]] std::vector<std::vector<PdfLine>>
columns_of(std::span<const PdfLine> lines, const ColumnRegion& region);

/// A row is one stretch of lines without more white between them than lines of one text have.
[[nodiscard]] Table
table_of(std::span<const PdfLine> lines, const ColumnRegion& region, const Typesetting& set);

}  // namespace dueregard::documents
