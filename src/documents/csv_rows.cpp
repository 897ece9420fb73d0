#include "documents/csv_rows.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::documents {

namespace {

std::string with_plain_line_ends(std::string cell) {
    if (!cell.contains('\r')) return cell;
    std::string result;
    result.reserve(cell.size());
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool is_crlf = cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n';
        if (!is_crlf) result += cell[i] == '\r' ? '\n' : cell[i];
    }
    return result;
}

}  // namespace

std::vector<std::string> CsvRows::next(std::size_t most) {
    std::vector<std::string> cells;
    next(cells, most);
    return cells;
}

void CsvRows::next(std::vector<std::string>& cells, std::size_t most) {
    std::size_t count = 0;
    std::string past;
    for (;;) {
        if (count > most) {
            next_cell(past);
        } else {
            if (count == cells.size()) cells.emplace_back();
            next_cell(cells[count]);
            ++count;
        }
        if (is_at_end() || text_[at_] != separator_) break;
        ++at_;
    }
    cells.resize(count);
    if (!is_at_end()) end_line();
}

void CsvRows::next_cell(std::string& cell) {
    const auto quote = std::min(text_.find_first_not_of(' ', at_), text_.size());
    if (quote < text_.size() && text_[quote] == '"') {
        if (auto quoted = quoted_cell(quote)) {
            cell = *std::move(quoted);
            return;
        }
    }
    const auto run = bare_run();
    if (run.contains('"')) has_stray_quotes_ = true;
    cell = run;
}

std::string_view CsvRows::bare_run() {
    const auto start = at_;
    const auto is_stop = [this](char c) { return c == separator_ || c == '\r' || c == '\n'; };
    while (at_ < text_.size() && !is_stop(text_[at_]))
        ++at_;
    return text_.substr(start, at_ - start);
}

/// Nothing where the quote at `open` is never closed, or where blanks stand before it and something else
/// behind its end; then nothing has been read.
std::optional<std::string> CsvRows::quoted_cell(std::size_t open) {
    std::string cell;
    auto at = open + 1;
    for (;;) {
        const auto quote = text_.find('"', at);
        if (quote == std::string_view::npos) return std::nullopt;
        cell += text_.substr(at, quote - at);
        at = quote + 1;
        if (at >= text_.size() || text_[at] != '"') break;
        cell += '"';
        ++at;
    }
    const auto start = std::exchange(at_, at);
    const auto behind = bare_run();
    const bool is_clean = behind.find_first_not_of(' ') == std::string_view::npos;
    if (open > start && !is_clean) {
        at_ = start;
        return std::nullopt;
    }
    count_lines(text_.substr(start, at - start));
    if (!is_clean) {
        has_stray_quotes_ = true;
        cell += behind;
    }
    return with_plain_line_ends(std::move(cell));
}

void CsvRows::count_lines(std::string_view passed) {
    for (std::size_t i = 0; i < passed.size(); ++i) {
        const bool is_crlf = passed[i] == '\r' && i + 1 < passed.size() && passed[i + 1] == '\n';
        if ((passed[i] == '\n' || passed[i] == '\r') && !is_crlf) ++line_;
    }
}

void CsvRows::end_line() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2U : 1U;
    ++line_;
}

}  // namespace dueregard::documents
