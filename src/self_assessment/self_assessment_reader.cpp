#include "self_assessment/self_assessment_reader.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::self_assessment {

namespace {

using documents::Block;
using documents::BlockKind;
using documents::Row;
using documents::Table;

constexpr std::size_t rows_of_a_header = 3;
constexpr std::size_t longest_label = 60;
constexpr std::size_t longest_judgement = 40;

enum class Column { none, number, criterion, level, judgement, other };

using Words = std::vector<std::string>;

bool begins_with(const Words& words, std::string_view phrase) {
    std::size_t at = 0;
    for (const auto part : split(phrase, ' ')) {
        if (at >= words.size() || words[at] != part) return false;
        ++at;
    }
    return true;
}

bool has_one_of(const Words& words, std::initializer_list<std::string_view> wanted) {
    return std::ranges::any_of(wanted, [&](std::string_view word) {
        return std::ranges::find(words, word) != words.end();
    });
}

Column column_of(std::string_view heading) {
    const auto words = words_of(heading);
    if (words.empty() || words.size() > 8) return Column::none;
    if (has_one_of(
            words,
            {"evidence", "comment", "comments", "narrative", "action", "actions", "owner", "lead", "how"}
        ))
        return Column::other;
    if (has_one_of(
            words,
            {"judgement",
             "judgment",
             "assessment",
             "rating",
             "rag",
             "score",
             "met",
             "status",
             "position",
             "self"}
        ))
        return Column::judgement;
    if (has_one_of(words, {"level"})) return Column::level;
    if (has_one_of(
            words,
            {"criterion", "criteria", "statement", "requirement", "indicator", "question", "standard", "theme"
            }
        ))
        return Column::criterion;
    if (has_one_of(words, {"ref", "reference", "no", "number", "id"})) return Column::number;
    return Column::other;
}

/// "Developing", "Achieving level", "Level 2: Achieving": what councils' frameworks call their levels.
std::optional<std::string> level_named(std::string_view text) {
    const auto words = words_of(text);
    if (words.empty() || words.size() > 4) return std::nullopt;
    constexpr std::array names = std::to_array<std::string_view>(
        {"undeveloped",
         "emerging",
         "developing",
         "achieving",
         "excellent",
         "excelling",
         "established",
         "leading",
         "committed",
         "leader",
         "bronze",
         "silver",
         "gold"}
    );
    for (const auto name : names)
        if (std::ranges::find(words, name) != words.end()) {
            std::string level(name);
            level.front() = static_cast<char>(level.front() - 'a' + 'A');
            return level;
        }
    return std::nullopt;
}

struct Said {
    std::string_view words;
    std::string_view judgement;
};

constexpr std::array sayings = std::to_array<Said>({
    {"met", "met"},
    {"fully met", "met"},
    {"yes", "met"},
    {"achieved", "met"},
    {"fully achieved", "met"},
    {"in place", "met"},
    {"green", "met"},
    {"partly met", "partly_met"},
    {"partially met", "partly_met"},
    {"part met", "partly_met"},
    {"partly", "partly_met"},
    {"partially", "partly_met"},
    {"in part", "partly_met"},
    {"partly achieved", "partly_met"},
    {"partially achieved", "partly_met"},
    {"mostly met", "partly_met"},
    {"in progress", "partly_met"},
    {"working towards", "partly_met"},
    {"amber", "partly_met"},
    {"not met", "not_met"},
    {"not yet met", "not_met"},
    {"unmet", "not_met"},
    {"no", "not_met"},
    {"not achieved", "not_met"},
    {"not yet", "not_met"},
    {"not yet in place", "not_met"},
    {"not in place", "not_met"},
    {"red", "not_met"},
    {"not assessed", "not_assessed"},
    {"not yet assessed", "not_assessed"},
    {"to be assessed", "not_assessed"},
});

std::optional<std::string> judgement_of(std::string_view text) {
    const auto words = words_of(text);
    const Said* best = nullptr;
    for (const auto& said : sayings)
        if (begins_with(words, said.words) && (best == nullptr || said.words.size() > best->words.size()))
            best = &said;
    if (best == nullptr) return std::nullopt;
    // "No later than …" or "Yes, since …" in a column of judgements is still one; a long sentence is none.
    return words.size() <= 6 ? std::optional(std::string(best->judgement)) : std::nullopt;
}

/// Known words as one of ours, a short other word as it is printed.
std::optional<std::string> judgement_in_cell(std::string_view cell) {
    if (auto judgement = judgement_of(cell)) return judgement;
    const auto printed = squeezed(cell);
    if (printed.empty() || printed.size() > longest_judgement) return std::nullopt;
    return printed;
}

/// "2.01 Information is gathered": its number and the rest.
std::pair<std::optional<std::string>, std::string> numbered(std::string_view text) {
    auto line = squeezed(text);
    for (const std::string_view word : {"Criterion ", "Statement ", "Indicator "}) {
        const bool is_counted =
            line.starts_with(word) && line.size() > word.size() && is_digit(line[word.size()]);
        if (is_counted) line = line.substr(word.size());
    }
    const auto end = line.find_first_not_of("0123456789.");
    const auto number = line.substr(0, end);
    const bool is_number = number.contains('.') && is_digit(number.front()) && end != std::string::npos
                           && (line[end] == ' ' || line[end] == ':' || line[end] == ')');
    if (!is_number) return {std::nullopt, line};
    auto trimmed_number = number.ends_with('.') ? number.substr(0, number.size() - 1) : number;
    return {trimmed_number, std::string(trimmed(std::string_view(line).substr(end + 1)))};
}

class Reader {
public:
    std::vector<AssessedCriterion> run(const documents::Document& document) {
        for (const auto& block : document.blocks) {
            if (block.kind == BlockKind::table)
                take_table(block.table);
            else
                take_block(block);
        }
        drop_open();
        return std::move(found_);
    }

private:
    // --- tables ---

    void take_table(const Table& table) {
        for (std::size_t at = 0; at < std::min(table.rows.size(), rows_of_a_header); ++at) {
            std::vector<Column> columns;
            std::vector<std::optional<std::string>> levels;
            for (const auto& cell : table.rows[at].cells) {
                columns.push_back(column_of(cell.text));
                levels.push_back(level_named(cell.text));
            }
            const bool has_criteria = std::ranges::find(columns, Column::criterion) != columns.end();
            const bool has_judgements = std::ranges::find(columns, Column::judgement) != columns.end();
            const auto level_columns =
                std::ranges::count_if(levels, [](const auto& level) { return level.has_value(); });
            if (has_criteria && has_judgements) return take_judged_rows(table, at + 1, columns);
            if (has_criteria && level_columns >= 2) return take_rows_by_level(table, at + 1, columns, levels);
        }
    }

    static std::string_view cell_of(const Row& row, const std::vector<Column>& columns, Column wanted) {
        const auto found = std::ranges::find(columns, wanted);
        const auto at = static_cast<std::size_t>(found - columns.begin());
        return found != columns.end() && at < row.cells.size() ? trimmed(row.cells[at].text)
                                                               : std::string_view();
    }

    static AssessedCriterion criterion_in(const Row& row, const std::vector<Column>& columns) {
        auto [number, text] = numbered(cell_of(row, columns, Column::criterion));
        if (const auto told = cell_of(row, columns, Column::number); !told.empty()) number = squeezed(told);
        return {.number = number, .text = text, .level = {}, .judgement = {}, .at = row.at};
    }

    void take_judged_rows(const Table& table, std::size_t from, const std::vector<Column>& columns) {
        auto level = level_;
        for (std::size_t at = from; at < table.rows.size(); ++at) {
            const auto& row = table.rows[at];
            auto criterion = criterion_in(row, columns);
            const auto judged = cell_of(row, columns, Column::judgement);
            if (const auto heading = level_named(criterion.text);
                heading && judged_text(judged, criterion.text)) {
                level = heading;
                continue;
            }
            if (words_of(criterion.text).size() < 2 && !criterion.number) continue;
            if (judged_text(judged, criterion.text) && !criterion.number) continue;
            criterion.judgement = judgement_in_cell(judged);
            const auto told = cell_of(row, columns, Column::level);
            criterion.level = told.empty() ? level : level_named(told) ? level_named(told) : squeezed(told);
            found_.push_back(std::move(criterion));
        }
    }

    /// A row merged over the table heads those below it: its judgement is empty or the same words again.
    static bool judged_text(std::string_view judged, std::string_view text) {
        return judged.empty() || squeezed(judged) == text;
    }

    void take_rows_by_level(
        const Table& table,
        std::size_t from,
        const std::vector<Column>& columns,
        const std::vector<std::optional<std::string>>& levels
    ) {
        for (std::size_t at = from; at < table.rows.size(); ++at) {
            const auto& row = table.rows[at];
            for (std::size_t column = 0; column < std::min(levels.size(), row.cells.size()); ++column) {
                if (!levels[column] || trimmed(row.cells[column].text).empty()) continue;
                const auto judgement = judgement_of(row.cells[column].text);
                if (!judgement) continue;
                auto criterion = criterion_in(row, columns);
                criterion.level = levels[column];
                criterion.judgement = judgement;
                found_.push_back(std::move(criterion));
            }
        }
    }

    // --- headings and lines ---

    void take_block(const Block& block) {
        if (block.kind == BlockKind::figure) return;
        if (take_label(block.text)) return;
        if (block.kind == BlockKind::heading) {
            if (const auto level = level_named(block.text)) {
                drop_open();
                level_ = level;
                return;
            }
        }
        auto text = block.number.empty() ? block.text : block.number + " " + block.text;
        auto [number, rest] = numbered(text);
        if (!number || words_of(rest).size() < 2) {
            if (block.kind == BlockKind::heading) drop_open();
            return;
        }
        drop_open();
        open_ = {.number = number, .text = rest, .level = level_, .judgement = {}, .at = block.at};
        is_open_ = true;
        take_judgement_at_end();
    }

    /// "Judgement: met", "Level: Achieving" below a criterion.
    bool take_label(std::string_view text) {
        bool is_label = false;
        for (const auto line : lines_of(text)) {
            const auto colon = line.find(':');
            if (!is_open_ || colon == std::string_view::npos || colon > longest_label) continue;
            const auto column = column_of(line.substr(0, colon));
            const auto value = trimmed(line.substr(colon + 1));
            if (value.empty()) continue;
            if (column == Column::judgement) open_.judgement = judgement_in_cell(value);
            if (column == Column::level)
                open_.level = level_named(value) ? level_named(value) : squeezed(value);
            is_label = is_label || column != Column::none;
        }
        return is_label;
    }

    /// "2.01 Information is gathered – partly met".
    void take_judgement_at_end() {
        for (const std::string_view mark : {" – ", " — ", " - ", ": ", " ("}) {
            const auto at = open_.text.rfind(mark);
            if (at == std::string::npos) continue;
            auto end = std::string_view(open_.text).substr(at + mark.size());
            if (end.ends_with(')')) end.remove_suffix(1);
            const auto judgement = judgement_of(end);
            if (!judgement) continue;
            open_.judgement = judgement;
            open_.text = std::string(trimmed(std::string_view(open_.text).substr(0, at)));
            return;
        }
    }

    /// A numbered line of which nothing is judged is any paragraph.
    void drop_open() {
        if (is_open_ && open_.judgement) found_.push_back(std::move(open_));
        open_ = {};
        is_open_ = false;
    }

    std::optional<std::string> level_;
    AssessedCriterion open_;  ///< waits for its judgement, where is_open_
    bool is_open_ = false;
    std::vector<AssessedCriterion> found_;
};

}  // namespace

std::vector<AssessedCriterion> read_self_assessment(const documents::Document& document) {
    return Reader().run(document);
}

}  // namespace dueregard::self_assessment
