#include "intake/import_layout.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ranges>

namespace dueregard::intake {

namespace {

/// A column's place in the layout.
consteval std::size_t column(std::string_view title) {
    return static_cast<std::size_t>(std::ranges::find(layout_header, title) - layout_header.begin());
}

const documents::Table* first_table(const documents::Document& document) {
    const auto found =
        std::ranges::find(document.blocks, documents::BlockKind::table, &documents::Block::kind);
    return found == document.blocks.end() ? nullptr : &found->table;
}

bool has_layout_header(const documents::Table& table) {
    if (table.rows.empty() || table.rows.front().cells.size() != layout_header.size()) return false;
    return std::ranges::equal(table.rows.front().cells, layout_header, {}, [](const auto& cell) {
        return trimmed(cell.text);
    });
}

std::string text_at(const documents::Row& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column].text : std::string();
}

bool is_empty(const documents::Row& row) {
    return std::ranges::all_of(row.cells, [](const auto& cell) { return trimmed(cell.text).empty(); });
}

std::optional<plan::Status>
mapped_status(const std::string& printed, const plan::StatusScale& scale, const StatusMapping& mapping) {
    const auto said = mapping.find(squeezed(printed));
    if (said == mapping.end()) return read_status_cell(printed, scale);
    return said->second ? std::optional(status_meaning(*said->second, scale)) : std::nullopt;
}

IncomingRow layout_row(const documents::Row& source) {
    IncomingRow row;
    row.at = source.at;
    row.ref = text_at(source, column("Ref"));
    row.objective = text_at(source, column("Objective"));
    row.action = text_at(source, column("Action"));
    row.owner = text_at(source, column("Owner"));
    row.service_area = text_at(source, column("Service area"));
    row.baseline = text_at(source, column("Baseline"));
    row.target = text_at(source, column("Target"));
    row.due_words = text_at(source, column("Due"));
    row.due = plan::parse_due(row.due_words);
    row.printed_status = text_at(source, column("Status"));
    row.progress = text_at(source, column("Progress"));
    row.commentary = text_at(source, column("Commentary"));
    row.evidence = text_at(source, column("Evidence"));
    return row;
}

/// One or two characters, neither letters of English nor digits.
bool is_symbol(std::string_view word) {
    if (word.empty() || std::ranges::any_of(word, [](char c) { return is_letter(c) || is_digit(c); }))
        return false;
    const auto first = utf8_length(word);
    return word.size() == first || word.size() == first + utf8_length(word.substr(first));
}

/// "★ On target" is the symbol "★" and the word "On target".
plan::Status split_status(std::string_view text, plan::Meaning meaning) {
    const auto space = text.find(' ');
    const auto first = text.substr(0, space);
    if (is_symbol(first)) {
        const auto rest = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
        return {.symbol = std::string(first), .word = std::string(rest), .meaning = meaning};
    }
    return {.symbol = "", .word = std::string(text), .meaning = meaning};
}

bool is_link(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

bool are_same(const std::optional<plan::Status>& read, const plan::Status& status) {
    return read && read->symbol == status.symbol && read->word == status.word
           && read->meaning == status.meaning;
}

}  // namespace

bool is_import_layout(const documents::Document& document) {
    const auto* const table = first_table(document);
    return table != nullptr && has_layout_header(*table);
}

Incoming read_import_layout(
    const documents::Document& document, const plan::StatusScale& scale, const StatusMapping& mapping
) {
    Incoming incoming;
    const auto* const table = first_table(document);
    if (table == nullptr) return incoming;
    PeriodList periods(incoming.periods);
    for (const auto& source : table->rows | std::views::drop(1)) {
        if (is_empty(source)) continue;
        auto row = layout_row(source);
        row.status = mapped_status(row.printed_status, scale, mapping);
        row.period = periods.place_of(text_at(source, column("Period")));
        incoming.rows.push_back(std::move(row));
    }
    return incoming;
}

documents::Table layout_table(const std::vector<LayoutCells>& rows) {
    documents::Table table;
    table.header_rows = 1;
    auto& header = table.rows.emplace_back();
    for (const auto title : layout_header)
        header.cells.push_back({.text = std::string(title)});
    for (const auto& cells : rows) {
        auto& row = table.rows.emplace_back();
        for (const auto& text : cells)
            row.cells.push_back({.text = text});
    }
    return table;
}

std::string status_cell(const plan::Status& status, const plan::StatusScale& scale) {
    auto cell = status.symbol;
    if (!cell.empty() && !status.word.empty()) cell += ' ';
    cell += status.word;
    if (are_same(read_status_cell(cell, scale), status)) return cell;
    return fmt::format("{} ({})", cell, name_of(status.meaning));
}

std::optional<plan::Status> read_status_cell(std::string_view cell, const plan::StatusScale& scale) {
    const auto text = trimmed(cell);
    if (auto own = status_printed_as(text, scale)) return own;
    const auto bracket = text.rfind('(');
    if (bracket != std::string_view::npos && text.ends_with(')')) {
        const auto name = text.substr(bracket + 1, text.size() - bracket - 2);
        if (const auto meaning = plan::meaning_named(name))
            return split_status(trimmed(text.substr(0, bracket)), *meaning);
    }
    const auto meaning = plan::meaning_of(text);
    return meaning ? std::optional(split_status(text, *meaning)) : std::nullopt;
}

std::string evidence_cell(const std::vector<EvidenceLine>& evidence) {
    std::vector<std::string> lines;
    lines.reserve(evidence.size());
    for (const auto& [title, link] : evidence) {
        auto line = squeezed(title);
        if (!link.empty()) line += fmt::format(" <{}>", link);
        lines.push_back(std::move(line));
    }
    return join(lines, "\n");
}

std::vector<EvidenceLine> read_evidence_cell(std::string_view cell) {
    std::vector<EvidenceLine> evidence;
    for (const auto line : lines_of(cell)) {
        const auto text = trimmed(line);
        if (text.empty()) continue;
        const auto bracket = text.rfind('<');
        const bool has_bracket = bracket != std::string_view::npos && text.ends_with('>');
        const auto link = has_bracket ? text.substr(bracket + 1, text.size() - bracket - 2) : text;
        if (!is_link(link)) {
            evidence.push_back({.title = std::string(text), .link = ""});
            continue;
        }
        const auto title = has_bracket ? trimmed(text.substr(0, bracket)) : text;
        evidence.push_back({.title = std::string(title.empty() ? link : title), .link = std::string(link)});
    }
    return evidence;
}

}  // namespace dueregard::intake
