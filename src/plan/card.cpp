#include "plan/card.hpp"

#include "base/text.hpp"
#include "plan/due_date.hpp"
#include "plan/labelled_text.hpp"
#include "plan/ref.hpp"
#include "plan/report_card.hpp"
#include "plan/report_texts.hpp"
#include "plan/section_heading.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t longest_title = 400;
constexpr std::size_t longest_bare_label = 60;
constexpr std::size_t most_words_of_section = 16;
/// More rows than this tell no more about a table.
constexpr std::size_t most_sampled = 24;

/// A line of its own that heads a section, and no sentence.
bool reads_as_section(std::string_view line) {
    return names_a_section(line) && !line.ends_with('.') && words_of(line).size() <= most_words_of_section;
}

std::string_view cell_text(const documents::Row& row, std::size_t column) {
    return column < row.cells.size() ? trimmed(row.cells[column].text) : std::string_view();
}

std::string_view label_text(std::string_view cell) {
    while (cell.ends_with(':') || cell.ends_with('*') || cell.ends_with(' '))
        cell.remove_suffix(1);
    while (cell.starts_with('*'))
        cell.remove_prefix(1);
    return cell;
}

std::optional<ColumnRole> role_of_cell(std::string_view cell) {
    const auto label = label_text(cell);
    if (const auto role = role_of_label(label)) return role;
    const auto heading = role_of_heading(label);
    const bool is_label = heading.is_close && words_of(label).size() <= 8;
    return is_label ? std::optional(heading.role) : std::nullopt;
}

/// "Action H1" beside the words of the action gives its ref.
std::optional<std::string_view> ref_in_label(std::string_view label) {
    const auto leading = leading_ref(label_text(label));
    const bool is_counted = leading && leading->rest.empty() && !parse_due(label) && is_letter(label.front());
    return is_counted ? std::optional(leading->printed) : std::nullopt;
}

/// Do labels stand on lines of their own, without a colon, again and again?
bool has_bare_labels(const documents::Document& document) {
    std::map<ColumnRole, std::size_t> counts;
    for (const auto& block : document.blocks) {
        if (block.kind != BlockKind::paragraph || block.text.size() > longest_bare_label) continue;
        const auto role = role_of_label(trimmed(block.text));
        if (role && says_how_it_goes(*role)) ++counts[*role];
    }
    return std::ranges::count_if(counts, [](const auto& entry) { return entry.second >= 2; }) >= 2;
}

/// Turns labelled cells and lines, one after the other, into cards.
class CardReader {
public:
    std::vector<Card> run(const documents::Document& document) {
        const auto titles = title_headings(document);
        has_bare_labels_ = has_bare_labels(document);
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            block_ = i;
            const auto& block = document.blocks[i];
            next_label_ = has_bare_labels_ && i + 1 < document.blocks.size()
                              ? role_of_label(trimmed(document.blocks[i + 1].text))
                              : std::nullopt;
            if (block.kind == BlockKind::table) {
                finish();
                pending_.reset();
                if (is_card(block.table)) read_table(block.table);
            } else {
                read_block(block, titles.contains(&block));
            }
        }
        finish();
        return std::move(cards_);
    }

private:
    struct Pending {
        std::string text;
        std::string number;
        documents::Place at;
        bool is_heading = false;
    };

    void read_table(const documents::Table& table) {
        for (const auto& row : table.rows) {
            const auto texts = filled_texts(row);
            if (texts.size() == 1 && !role_of_cell(texts.front())) {
                finish();
                pending_ = Pending{.text = squeezed(texts.front()), .number = {}, .at = row.at};
                continue;
            }
            for (std::size_t column = 0; column + 1 < row.cells.size(); column += 2) {
                const auto label = cell_text(row, column);
                const auto role = role_of_cell(label);
                if (!role) continue;
                if (const auto ref = ref_in_label(label)) put(ColumnRole::ref, *ref, row.at);
                put(*role, cell_text(row, column + 1), row.at);
            }
        }
        finish();
    }

    void read_block(const Block& block, bool is_title) {
        const auto text = trimmed(block.text);
        if (text.empty()) return;
        if (block.kind == BlockKind::heading) {
            read_heading(block, text, is_title);
            return;
        }
        bool is_first = true;
        for (const auto line : lines_of(text)) {
            if (!trimmed(line).empty()) read_line(block, trimmed(line), is_first);
            is_first = false;
        }
    }

    /// A heading opens a card of its own, unless it is a label for what follows ("What we did").
    void read_heading(const Block& block, std::string_view text, bool is_title) {
        if (const auto role = role_of_label(label_text(text)); role && may_open(*role)) {
            put(*role, {}, block.at);
            return;
        }
        const auto parts = labelled(text);
        const bool is_numbered = block.number.contains('.');
        if (!parts.values.empty() && (parts.before.empty() || is_numbered)) {
            read_line(block, text, true);
            return;
        }
        if (is_open_value()) {
            append(text);
            opened_empty_ = false;
            return;
        }
        finish();
        paragraph_section_.reset();
        headings_.open(block, is_title);
        pending_ =
            Pending{.text = squeezed(text), .number = block.number, .at = block.at, .is_heading = true};
    }

    static bool may_open(ColumnRole role) {
        return role != ColumnRole::none && role != ColumnRole::section && role != ColumnRole::ref;
    }

    void read_line(const Block& block, std::string_view line, bool is_first) {
        const auto parts = labelled(line);
        if (parts.values.empty()) {
            if (!read_bare_label(block, line)) read_plain(block, line, is_first);
            return;
        }
        if (!parts.before.empty()) {
            finish();
            keep_pending_section();
            pending_ = Pending{
                .text = squeezed(parts.before), .number = is_first ? block.number : "", .at = block.at
            };
        }
        for (const auto& [role, value] : parts.values)
            put(role, value, block.at);
    }

    /// "Lead", and on the next line who it is; "Action 2", and on the next line what it is.
    bool read_bare_label(const Block& block, std::string_view line) {
        if (!has_bare_labels_ || line.size() > longest_bare_label) return false;
        if (const auto role = role_of_label(line); role && may_open(*role)) {
            put(*role, {}, block.at);
            return true;
        }
        const auto ref = role_of_heading(line).role == ColumnRole::action ? ref_in_label(line) : std::nullopt;
        if (!ref) return false;
        put(ColumnRole::ref, *ref, block.at);
        put(ColumnRole::action, {}, block.at);
        return true;
    }

    /// "EQ2 Larger print" below the labels of "EQ1 Interpreters" begins the next card.
    [[nodiscard]] bool begins_next(std::string_view line) const {
        if (!current_ || current_->title.empty()) return false;
        const auto own = leading_ref(current_->title);
        const auto next = leading_ref(line);
        if (!own || !next || !next->is_certain || next->rest.empty()) return false;
        const auto a = parse_ref(own->printed);
        const auto b = parse_ref(next->printed);
        return a && b && a->family == b->family && a->parts.size() == b->parts.size();
    }

    /// A line without labels carries on what was opened, or may be what the next labels are about.
    void read_plain(const Block& block, std::string_view line, bool is_first) {
        const bool is_inner = block.kind != BlockKind::list_item || block.level > 0;
        const bool is_next = is_first && !is_open_value()
                             && (is_before_next_card() || begins_next(line) || reads_as_section(line));
        const bool is_more = open_ && (opened_empty_ || *open_ == ColumnRole::commentary)
                             && (opened_empty_ || (is_inner && !block.is_bold));
        if (is_open_value() || (is_more && !is_next)) {
            append(line);
            return;
        }
        if (!is_next && current_ && has_other_label(line)) {
            open_.reset();
            return;
        }
        finish();
        keep_pending_section();
        if (line.size() <= longest_title) {
            pending_ =
                Pending{.text = squeezed(line), .number = is_first ? block.number : "", .at = block.at};
        }
    }

    /// The label on the next line is one that this card has already, or one that begins a card; "What we did"
    /// below a list of what was promised is neither.
    [[nodiscard]] bool is_before_next_card() const {
        if (!next_label_) return false;
        const bool begins = *next_label_ == ColumnRole::ref || *next_label_ == ColumnRole::action;
        return begins || !current_ || current_->has(*next_label_);
    }

    /// A line that no label followed may head several cards.
    void keep_pending_section() {
        if (pending_ && !pending_->is_heading && reads_as_section(pending_->text))
            paragraph_section_ = pending_->text;
    }

    /// "Budget code: 4411" among the labels of a card: a label that nobody asked for.
    static bool has_other_label(std::string_view line) {
        const auto colon = line.find(':');
        return colon != std::string_view::npos && colon <= 60 && words_of(line.substr(0, colon)).size() <= 8
               && !names_a_section(line);
    }

    /// A label stood alone, and nothing has followed it yet.
    [[nodiscard]] bool is_open_value() const { return open_ && current_ && current_->value(*open_).empty(); }

    void append(std::string_view line) {
        auto& value = current_->values[*open_];
        value += (value.empty() ? "" : "\n") + std::string(line);
    }

    void put(ColumnRole role, std::string_view value, const documents::Place& at) {
        const bool begins = role == ColumnRole::ref || role == ColumnRole::action;
        const bool has_more = current_ && std::ranges::any_of(current_->values, [](const auto& entry) {
                                  return says_how_it_goes(entry.first);
                              });
        // "What we have done" and "What is next" are two halves of one commentary.
        const bool goes_on = role == ColumnRole::commentary;
        if (current_ && ((current_->has(role) && !goes_on) || (begins && has_more))) finish();
        if (!current_) begin(at);
        auto& held = current_->values[role];
        held += (held.empty() || value.empty() ? "" : "\n") + std::string(value);
        open_ = role;
        opened_empty_ = value.empty();
    }

    void begin(const documents::Place& at) {
        if (pending_ && names_a_section(pending_->text) && !pending_->is_heading)
            paragraph_section_ = pending_->text;
        current_ = Card{
            .values = {},
            .title = {},
            .number = {},
            .section = headings_.current(),
            .around = headings_.current(),
            .at = at,
            .block = block_
        };
        if (paragraph_section_) current_->section = paragraph_section_;
        if (!pending_) return;
        if (paragraph_section_ && paragraph_section_ != pending_->text) current_->around = paragraph_section_;
        current_->title = pending_->text;
        current_->number = pending_->number;
        current_->title_at = pending_->at;
        if (pending_->is_heading) current_->around = headings_.above();
        pending_.reset();
    }

    void finish() {
        if (current_) cards_.push_back(std::move(*current_));
        current_.reset();
        open_.reset();
        opened_empty_ = false;
    }

    std::size_t block_ = 0;
    bool has_bare_labels_ = false;
    std::optional<ColumnRole> next_label_;  ///< a bare one
    HeadingStack headings_;
    std::optional<std::string>
        paragraph_section_;  ///< a line such as "Objective 2 – fair work" above several cards
    std::optional<Pending> pending_;
    std::optional<Card> current_;
    std::optional<ColumnRole> open_;  ///< whose value the next line may carry on
    bool opened_empty_ = false;
    std::vector<Card> cards_;
};

}  // namespace

std::vector<Card> cards_in(const documents::Document& document) {
    return CardReader().run(document);
}

bool says_how_it_goes(ColumnRole role) {
    constexpr std::array<ColumnRole, 9> roles = {
        ColumnRole::owner,
        ColumnRole::area,
        ColumnRole::owner_and_due,
        ColumnRole::due,
        ColumnRole::status,
        ColumnRole::progress,
        ColumnRole::commentary,
        ColumnRole::outcome,
        ColumnRole::target
    };
    return std::ranges::find(roles, role) != roles.end();
}

bool names_a_section(std::string_view title) {
    constexpr std::array words = std::to_array<std::string_view>(
        {"objective",
         "priority",
         "theme",
         "outcome",
         "aim",
         "goal",
         "strand",
         "area",
         "section",
         "part",
         "ambition",
         "pillar"}
    );
    const auto opening = words_of(title);
    const auto is_section_word = [&](const std::string& word) {
        return std::ranges::find(words, word) != words.end();
    };
    return std::ranges::any_of(
        std::span(opening).first(std::min<std::size_t>(opening.size(), 3)), is_section_word
    );
}

bool is_card(const documents::Table& table) {
    if (table.rows.size() < 2) return false;
    const auto width =
        std::ranges::max(table.rows, {}, [](const auto& row) { return row.cells.size(); }).cells.size();
    if (width != 2 && width != 4) return false;
    std::set<ColumnRole> roles;
    std::size_t labels = 0;
    std::size_t filled = 0;
    for (const auto& row : std::span(table.rows).first(std::min(table.rows.size(), most_sampled))) {
        if (filled_texts(row).size() < 2) continue;
        for (std::size_t column = 0; column < width; column += 2) {
            if (cell_text(row, column).empty()) continue;
            ++filled;
            const auto role = role_of_cell(cell_text(row, column));
            if (!role || *role == ColumnRole::none) continue;
            ++labels;
            roles.insert(*role);
        }
    }
    return roles.size() >= 2 && labels * 10 >= filled * 6
           && roles.size() * 2 >= std::min<std::size_t>(labels, 6);
}

}  // namespace dueregard::plan
