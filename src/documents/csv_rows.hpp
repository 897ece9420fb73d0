#pragma once
// One row after the other of separated text, for tables too long to be held as a Document.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

/// Reads as read_csv does; the text is UTF-8 and outlives it.
class CsvRows {
public:
    CsvRows(std::string_view text, char separator, int line = 1)
        : text_(text), separator_(separator), line_(line) {}

    [[nodiscard]] bool is_at_end() const { return at_ >= text_.size(); }

    /// Of the source, on which the next row starts.
    [[nodiscard]] int line() const { return line_; }

    /// Quotes stood elsewhere than around a cell: in prose, or because this is not the separator.
    [[nodiscard]] bool has_stray_quotes() const { return has_stray_quotes_; }

    /// The cells of the next row; no more than `most` of them are kept, and one past it tells of more.
    [[nodiscard]] std::vector<std::string> next(std::size_t most);

    /// The same into `cells`, whose room is used again.
    void next(std::vector<std::string>& cells, std::size_t most);

private:
    void next_cell(std::string& cell);
    [[nodiscard]] std::string_view bare_run();
    [[nodiscard]] std::optional<std::string> quoted_cell(std::size_t open);
    void count_lines(std::string_view passed);
    void end_line();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_;
    bool has_stray_quotes_ = false;
};

}  // namespace dueregard::documents
