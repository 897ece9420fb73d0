#include "documents/pdf_table.hpp"

#include "base/text.hpp"
#include "documents/pdf_centred.hpp"
#include "documents/text_line.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace dueregard::documents {

namespace {

using Lines = std::span<const PdfLine>;

constexpr double widest_leading = 0.9;  ///< ems between lines, where the document does not tell
constexpr double tolerance = 0.05;      ///< ems: a table without padding has its rules alone between rows

/// A line of one cell.
struct CellLine {
    std::string text;
    double left = 0.0;
    double right = 0.0;
    double first_word = 0.0;  ///< its width
};

/// A line of the page in its columns.
struct RowLine {
    std::vector<CellLine> cells;
    bool spans = false;
    double gap = 0.0;  ///< to the line above, in ems
    Place at;

    [[nodiscard]] std::size_t filled() const {
        return static_cast<std::size_t>(std::ranges::count_if(cells, [](const CellLine& cell) {
            return !cell.text.empty();
        }));
    }
};

class TableBuilder {
public:
    TableBuilder(Lines lines, const ColumnRegion& region, const Typesetting& set)
        : lines_(lines), region_(region), set_(set) {
        for (std::size_t i = region.first; i < region.last; ++i)
            rows_.push_back(row_of(i));
        right_.resize(region.columns(), 0.0);
        for (const auto& row : rows_) {
            for (std::size_t c = 0; c < row.cells.size() && !row.spans; ++c)
                right_[c] = std::max(right_[c], row.cells[c].right);
        }
        space_ = rows_.empty() ? 3.0 : 0.3 * lines_[region.first].em();
    }

    Table build() {
        if (add_centred_rows()) return std::move(table_);
        const double most = most_within_a_row();
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (i == 0 || begins_row(i, most)) starts.push_back(i);
        }
        for (std::size_t i = 0; i < starts.size(); ++i)
            add_row(starts[i], i + 1 < starts.size() ? starts[i + 1] : rows_.size());
        return std::move(table_);
    }

private:
    /// Where cells stand in the middle of their rows; lines that run across the columns are none of these.
    bool add_centred_rows() {
        if (std::ranges::any_of(rows_, &RowLine::spans)) return false;
        std::vector<std::vector<bool>> in_columns;
        for (const auto& row : rows_) {
            in_columns.emplace_back();
            for (const auto& cell : row.cells)
                in_columns.back().push_back(!cell.text.empty());
        }
        const auto found = centred_rows(lines_.subspan(region_.first, rows_.size()), in_columns);
        if (!found) return false;
        for (const auto& lines : *found) {
            std::size_t first = rows_.size();
            for (const auto& column : lines) {
                if (!column.empty()) first = std::min(first, column.front());
            }
            Row row = empty_row(first);
            for (std::size_t c = 0; c < lines.size(); ++c)
                fill_cell(row, c, lines[c]);
            table_.rows.push_back(std::move(row));
        }
        return true;
    }

    [[nodiscard]] Row empty_row(std::size_t first) const {
        Row row{.cells = std::vector<Cell>(region_.columns()), .at = rows_[first].at};
        for (auto& cell : row.cells)
            cell.at = row.at;
        return row;
    }

    void fill_cell(Row& row, std::size_t column, std::span<const std::size_t> lines) const {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto above = lines[i == 0 ? 0 : i - 1];
            const bool is_new = is_paragraph_of_its_own(above, lines[i], column);
            const char joint = is_new                                    ? '\n'
                               : is_broken_word(above, lines[i], column) ? word_break
                                                                         : soft_break;
            go_on(row.cells[column].text, rows_[lines[i]].cells[column], joint);
        }
    }

    RowLine row_of(std::size_t index) const {
        const auto& line = lines_[index];
        RowLine row{
            .cells = std::vector<CellLine>(region_.columns()),
            .spans = region_.spans[index - region_.first],
            .gap = index == region_.first ? 0.0 : gap_between(lines_[index - 1], line) / line.em(),
            .at = {.line = line.number, .page = line.page}
        };
        for (const auto& word : line.words) {
            std::size_t column = 0;
            while (!row.spans && column < region_.gutters.size()
                   && word.left >= region_.gutters[column].right - 0.5)
                ++column;
            auto& cell = row.cells[column];
            if (cell.text.empty()) {
                cell.left = word.left;
                cell.first_word = word.right - word.left;
            } else {
                cell.text += ' ';
            }
            cell.text += word.text;
            cell.right = word.right;
        }
        return row;
    }

    /// The line above in this column was full: the first word of this one had no room in it.
    [[nodiscard]] bool is_wrapped(std::size_t index, std::size_t column) const {
        const auto& below = rows_[index].cells[column];
        const auto& above = rows_[index - 1].cells[column];
        if (below.text.empty() || above.text.empty()) return false;
        return !had_room(index, column) || begins_small(below.text);
    }

    /// The first word had room in the line above.
    [[nodiscard]] bool had_room(std::size_t index, std::size_t column) const {
        const auto& below = rows_[index].cells[column];
        const auto& above = rows_[index - 1].cells[column];
        return above.right + space_ + below.first_word <= right_[column] + 0.5;
    }

    enum class Sure : std::uint8_t { by_small_letter, by_width };

    /// Surely, since it goes on in small letters; or likely, since a phrase of some words filled the line
    /// above.
    [[nodiscard]] bool has_wrapped_cell(std::size_t index, Sure sure) const {
        for (std::size_t c = 0; c < rows_[index].cells.size(); ++c) {
            const auto& above = rows_[index - 1].cells[c].text;
            if (!is_wrapped(index, c) || had_room(index, c)) continue;
            const bool is_small = begins_small(rows_[index].cells[c].text) && !ends_as_sentence(above);
            const bool is_phrase = std::ranges::count(above, ' ') >= 2;
            if (sure == Sure::by_small_letter ? is_small : is_phrase) return true;
        }
        return false;
    }

    /// The white between lines of one cell, and a little; below nothing where no cell is wrapped.
    [[nodiscard]] double most_within_a_row() const {
        for (const auto sure : {Sure::by_small_letter, Sure::by_width}) {
            std::vector<double> gaps;
            for (std::size_t i = 1; i < rows_.size(); ++i) {
                // No table sets its lines much wider apart than the text around it.
                const bool is_wide = rows_[i].gap > (set_.is_sure ? set_.gap + 0.25 : widest_leading);
                if (!is_wide && !rows_[i].spans && !rows_[i - 1].spans && has_wrapped_cell(i, sure))
                    gaps.push_back(rows_[i].gap);
            }
            // Of the sure ones the smallest tell: a word that had no room may by chance begin a row.
            std::ranges::sort(gaps);
            if (!gaps.empty()) return gaps[gaps.size() / 4] + tolerance;
            if (set_.is_sure) return set_.gap + 2.0 * tolerance;
        }
        return -1.0;
    }

    [[nodiscard]] bool has_white_between_rows(double most) const {
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            if (rows_[i].gap > most) return true;
        }
        return false;
    }

    [[nodiscard]] bool begins_row(std::size_t index, double most) const {
        const auto& row = rows_[index];
        const auto& above = rows_[index - 1];
        if (row.spans != above.spans) return true;
        if (row.spans) return false;
        if (opens_with_ref(index) && !is_below_the_ref(index)) return true;
        if (most < 0.0) return !is_rest_of_title(index);
        if (has_white_between_rows(most)) return row.gap > most;
        // No white between rows at all: a row begins where its first column does.
        return !row.cells.front().text.empty() && !is_wrapped(index, 0);
    }

    /// "1.2 Share the answers" beside an empty first cell, which is merged over several rows.
    [[nodiscard]] bool opens_with_ref(std::size_t index) const {
        const auto& cells = rows_[index].cells;
        if (!cells.front().text.empty() || rows_[index].filled() < 3) return false;
        return std::ranges::any_of(cells, [](const CellLine& cell) {
            const auto marker = marker_of(cell.text);
            return marker.kind == MarkerKind::number && marker.parts > 1 && begins_large(marker.rest);
        });
    }

    /// The line above, a part of the same row, has text where this one's ref stands: a number in a sentence.
    [[nodiscard]] bool is_below_the_ref(std::size_t index) const {
        for (std::size_t c = 1; c < rows_[index].cells.size(); ++c) {
            if (marker_of(rows_[index].cells[c].text).parts > 1) return is_wrapped(index, c);
        }
        return true;
    }

    static bool begins_large(std::string_view text) {
        return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
    }

    /// Where no cell is full, a line in a single column that is not the first goes on with the row.
    [[nodiscard]] bool is_rest_of_title(std::size_t index) const {
        return rows_[index].filled() == 1 && rows_[index].cells.front().text.empty();
    }

    static void go_on(std::string& text, const CellLine& line, char joint) {
        if (line.text.empty()) return;
        if (!text.empty()) text += joint;
        text += line.text;
    }

    /// The line above is one word up to the cell's edge, where not one letter more had room.
    [[nodiscard]] bool is_broken_word(std::size_t above, std::size_t index, std::size_t column) const {
        const auto& before = rows_[above].cells[column];
        const auto& line = rows_[index].cells[column];
        if (above == index || before.text.contains(' ') || line.text.empty() || before.text.size() < 2)
            return false;
        const double letter =
            (before.right - before.left) / static_cast<double>(character_count(before.text));
        const double edge =
            column < region_.gutters.size() ? region_.gutters[column].right : right_[column] + letter;
        return before.right + 1.9 * letter >= std::min(edge, right_[column] + letter);
    }

    void add_row(std::size_t first, std::size_t last) {
        Row row = empty_row(first);
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            std::vector<std::size_t> lines;
            for (auto i = first; i < last; ++i)
                if (!rows_[i].cells[c].text.empty()) lines.push_back(i);
            fill_cell(row, c, lines);
        }
        if (rows_[first].spans) {
            row.cells.front().column_span = static_cast<int>(row.cells.size());
            for (std::size_t c = 1; c < row.cells.size(); ++c)
                row.cells[c].text = row.cells.front().text;
        } else if (is_rest_of_row(row)) {
            return join_to_last(row);
        }
        table_.rows.push_back(std::move(row));
    }

    /// A bullet, or a line whose first word would have had room in the line above, which ended its sentence.
    [[nodiscard]] bool
    is_paragraph_of_its_own(std::size_t above, std::size_t index, std::size_t column) const {
        if (above == index) return false;
        const auto& line = rows_[index].cells[column];
        const auto& before = rows_[above].cells[column];
        if (marker_of(line.text).kind == MarkerKind::bullet) return true;
        const bool had_room = before.right + space_ + line.first_word <= right_[column] + 0.5;
        return had_room && !begins_small(line.text) && rows_[above].filled() > 0
               && (ends_as_sentence(before.text) || marker_of(line.text).kind == MarkerKind::number);
    }

    /// A second paragraph of one cell has white above it like a row's.
    [[nodiscard]] bool is_rest_of_row(const Row& row) const {
        if (table_.rows.size() < 2 || !row.cells.front().text.empty()) return false;
        const auto filled =
            std::ranges::count_if(row.cells, [](const Cell& cell) { return !cell.text.empty(); });
        return filled == 1 && row.cells.size() > 2;
    }

    void join_to_last(const Row& row) {
        auto& last = table_.rows.back();
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c].text.empty()) continue;
            if (!last.cells[c].text.empty()) last.cells[c].text += '\n';
            last.cells[c].text += row.cells[c].text;
        }
    }

    Lines lines_;
    const ColumnRegion& region_;
    const Typesetting& set_;
    std::vector<RowLine> rows_;
    std::vector<double> right_;  ///< of each column
    double space_ = 3.0;
    Table table_;
};

}  // namespace

Table table_of(std::span<const PdfLine> lines, const ColumnRegion& region, const Typesetting& set) {
    return TableBuilder(lines, region, set).build();
}

}  // namespace dueregard::documents
