#include "impact/impact_assessment_reader.hpp"

#include "base/text.hpp"
#include "impact/characteristic.hpp"
#include "impact/impact_words.hpp"
#include "plan/document_part.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace dueregard::impact {

namespace {

using documents::Block;
using documents::BlockKind;
using documents::Document;
using documents::Row;
using documents::Table;

constexpr std::size_t fewest = 3;
constexpr std::size_t longest_name = 90;

/// What one table, or one run of headings or lines, says.
using Group = std::vector<AssessedImpact>;

void append(std::optional<std::string>& to, std::string_view text) {
    const auto said = squeezed(text);
    if (said.empty()) return;
    if (!to)
        to = said;
    else if (!to->contains(said))
        *to += " " + said;
}

AssessedImpact named(std::string_view printed, documents::Place at) {
    AssessedImpact impact;
    impact.printed_characteristic = squeezed(printed);
    if (const auto name = characteristic_named(printed)) impact.characteristic = std::string(*name);
    impact.at = std::move(at);
    return impact;
}

// --- tables ---

using Columns = std::map<ImpactRole, std::vector<std::size_t>>;

Columns columns_in(const Row& header) {
    Columns columns;
    for (std::size_t at = 0; at < header.cells.size(); ++at)
        if (const auto role = role_of(header.cells[at].text); role != ImpactRole::none)
            columns[role].push_back(at);
    return columns;
}

std::string_view cell_of(const Row& row, std::size_t column) {
    return column < row.cells.size() ? trimmed(row.cells[column].text) : std::string_view();
}

/// The column in which most characteristics stand; the first where it is a draw.
std::optional<std::size_t> column_of_characteristics(const Table& table) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : table.rows)
        for (std::size_t at = 0; at < std::min<std::size_t>(row.cells.size(), 3); ++at)
            if (characteristic_named(cell_of(row, at))) ++counts[at];
    std::optional<std::size_t> best;
    for (const auto& [column, count] : counts)
        if (count >= fewest && (!best || count > counts[*best])) best = column;
    return best;
}

class TableReader {
public:
    TableReader(const Table& table, std::size_t names) : table_(table), names_(names) {}

    Group run() {
        std::size_t at = 0;
        for (; at < table_.rows.size(); ++at) {
            if (characteristic_named(cell_of(table_.rows[at], names_))) break;
            for (auto& [role, columns] : columns_in(table_.rows[at]))
                columns_[role] = columns;
        }
        columns_.erase(ImpactRole::characteristic);
        for (auto& [role, columns] : columns_)
            std::erase(columns, names_);
        for (; at < table_.rows.size(); ++at)
            take(table_.rows[at]);
        return std::move(group_);
    }

private:
    void take(const Row& row) {
        const auto name = cell_of(row, names_);
        if (name.empty() || name.size() > longest_name) return;
        auto impact = named(name, row.at);
        if (!impact.characteristic && !is_row_of_a_group(row)) return;
        take_impact(row, impact);
        take_texts(row, ImpactRole::evidence, impact.evidence);
        take_texts(row, ImpactRole::mitigation, impact.mitigation);
        if (columns_.empty()) take_loose_cells(row, impact);
        group_.push_back(std::move(impact));
    }

    /// A council's own group stands among the others and is laid out as they are.
    [[nodiscard]] bool is_row_of_a_group(const Row& row) const {
        if (group_.empty() || words_of(cell_of(row, names_)).size() > 6) return false;
        const auto impacts = columns_.find(ImpactRole::impact);
        if (impacts == columns_.end()) return false;
        return std::ranges::any_of(impacts->second, [&](std::size_t column) {
            return impact_in(cell_of(row, column)).has_value();
        });
    }

    void take_impact(const Row& row, AssessedImpact& impact) const {
        if (const auto columns = columns_.find(ImpactRole::impact); columns != columns_.end()) {
            for (const auto column : columns->second) {
                const auto cell = cell_of(row, column);
                const auto said = impact_in(cell);
                if (said && !impact.impact) impact.impact = std::string(*said);
                const auto rest = said ? after_impact(cell) : cell;
                if (words_of(rest).size() >= 3 && !columns_.contains(ImpactRole::evidence))
                    append(impact.evidence, rest);
            }
        }
        if (!impact.impact) take_marks(row, impact);
    }

    /// Columns of their own for positive, negative and neutral, marked or written in.
    void take_marks(const Row& row, AssessedImpact& impact) const {
        std::set<std::string> marked;
        for (const auto& [role, word] :
             {std::pair{ImpactRole::positive, "positive"},
              std::pair{ImpactRole::negative, "negative"},
              std::pair{ImpactRole::neutral, "neutral"}}) {
            const auto columns = columns_.find(role);
            if (columns == columns_.end()) continue;
            for (const auto column : columns->second) {
                const auto cell = cell_of(row, column);
                if (!is_marked(cell)) continue;
                marked.insert(word);
                if (words_of(cell).size() >= 3) append(impact.evidence, cell);
            }
        }
        if (marked.size() == 1) impact.impact = *marked.begin();
        if (marked.contains("positive") && marked.contains("negative")) impact.impact = "mixed";
    }

    void take_texts(const Row& row, ImpactRole role, std::optional<std::string>& to) const {
        const auto columns = columns_.find(role);
        if (columns == columns_.end()) return;
        for (const auto column : columns->second)
            append(to, cell_of(row, column));
    }

    /// Without a header that is understood: a cell that opens with an impact is one, the first other text
    /// evidence.
    void take_loose_cells(const Row& row, AssessedImpact& impact) const {
        for (std::size_t at = names_ + 1; at < row.cells.size(); ++at) {
            const auto cell = cell_of(row, at);
            if (const auto said = impact_in(cell); said && !impact.impact) {
                impact.impact = std::string(*said);
                if (words_of(after_impact(cell)).size() >= 3) append(impact.evidence, after_impact(cell));
            } else if (!impact.evidence) {
                append(impact.evidence, cell);
            }
        }
    }

    const Table& table_;
    std::size_t names_;
    Columns columns_;
    Group group_;
};

// --- headings and lines ---

/// "Impact: Negative", "Evidence – …": the role of what stands before the mark, and what stands after it.
std::pair<ImpactRole, std::string_view> labelled(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon > longest_name) return {ImpactRole::none, line};
    const auto role = role_of(line.substr(0, colon));
    if (role == ImpactRole::none || role == ImpactRole::characteristic) return {ImpactRole::none, line};
    return {role, trimmed(line.substr(colon + 1))};
}

void take_said(AssessedImpact& impact, ImpactRole role, std::string_view text) {
    switch (role) {
    case ImpactRole::mitigation:
        return append(impact.mitigation, text);
    case ImpactRole::evidence:
        return append(impact.evidence, text);
    case ImpactRole::positive:
    case ImpactRole::negative:
    case ImpactRole::neutral:
        if (!is_marked(text)) return;
        if (!impact.impact)
            impact.impact = role == ImpactRole::positive   ? "positive"
                            : role == ImpactRole::negative ? "negative"
                                                           : "neutral";
        else if (*impact.impact != "neutral" && role != ImpactRole::neutral)
            impact.impact = "mixed";
        if (words_of(text).size() >= 3) append(impact.evidence, text);
        return;
    default:
        break;
    }
    const auto said = impact_in(text);
    if (said && !impact.impact) {
        impact.impact = std::string(*said);
        const auto rest = after_impact(text);
        if (words_of(rest).size() >= 3) append(impact.evidence, rest);
    } else {
        append(impact.evidence, text);
    }
}

/// A heading, or a short line by itself, that names a characteristic and nothing else.
bool heads_a_characteristic(const Block& block) {
    const bool may_head =
        block.kind == BlockKind::heading || block.is_bold || block.kind == BlockKind::paragraph;
    if (!may_head || block.text.size() > longest_name || trimmed(block.text).ends_with('.')) return false;
    return characteristic_named(block.text).has_value();
}

/// "Other: low income": a group that the council added below the protected ones.
bool heads_another_group(const Block& block, const Group& group) {
    const bool may_head = block.kind == BlockKind::heading || block.kind == BlockKind::paragraph;
    if (!may_head || group.size() < fewest || block.text.size() > longest_name) return false;
    const auto text = trimmed(block.text);
    return (text.starts_with("Other: ") || text.starts_with("Other – ") || text.starts_with("Other - "))
           && !text.ends_with('.');
}

/// A short line by itself may pass for a heading: "Impact: negative", "No impact".
bool says_something(std::string_view line) {
    if (const auto [role, text] = labelled(line); role != ImpactRole::none && !trimmed(text).empty())
        return true;
    return words_of(line).size() <= 3 && impact_in(line).has_value();
}

Group read_headings(const Document& document) {
    Group group;
    bool is_inside = false;
    int level = 0;
    ImpactRole last = ImpactRole::none;
    for (const auto& block : document.blocks) {
        if (heads_a_characteristic(block) || heads_another_group(block, group)) {
            group.push_back(named(block.text, block.at));
            is_inside = true;
            level = block.kind == BlockKind::heading ? block.level : 0;
            last = ImpactRole::none;
            continue;
        }
        if (block.kind == BlockKind::heading && !says_something(block.text)) {
            const bool is_below = level > 0 && block.level > level;
            last = is_below ? role_of(block.text) : ImpactRole::none;
            is_inside = is_inside && is_below;
            continue;
        }
        if (!is_inside || block.kind == BlockKind::table || block.kind == BlockKind::figure) continue;
        for (const auto line : lines_of(block.text)) {
            const auto [role, text] = labelled(line);
            if (role != ImpactRole::none) last = role;
            if (!trimmed(text).empty()) take_said(group.back(), last, text);
        }
    }
    return group;
}

/// "Age: Negative. Fewer buses reach …": a line that opens with a characteristic and goes on with what is
/// said of it.
std::optional<AssessedImpact> line_of(const Block& block) {
    if (block.kind != BlockKind::list_item && block.kind != BlockKind::paragraph) return std::nullopt;
    for (const std::string_view mark : {":", " – ", " — ", " - "}) {
        const auto at = block.text.find(mark);
        if (at == std::string::npos || at > longest_name) continue;
        const auto name = std::string_view(block.text).substr(0, at);
        if (!characteristic_named(name)) continue;
        auto impact = named(name, block.at);
        const auto text = trimmed(std::string_view(block.text).substr(at + mark.size()));
        if (text.empty()) return std::nullopt;
        take_said(impact, ImpactRole::impact, text);
        return impact;
    }
    return std::nullopt;
}

Group read_lines(const Document& document) {
    Group group;
    for (const auto& block : document.blocks)
        if (auto impact = line_of(block)) group.push_back(std::move(*impact));
    return group;
}

// --- which of them it is ---

std::size_t different_in(const Group& group) {
    std::set<std::string> names;
    for (const auto& impact : group)
        if (impact.characteristic) names.insert(*impact.characteristic);
    return names.size();
}

/// How much a group says: a screening that names characteristics says less than the assessment that follows.
std::size_t fullness(const Group& group) {
    std::size_t full = 0;
    for (const auto& impact : group)
        full += (impact.impact ? 2U : 0U) + (impact.evidence ? 1U : 0U) + (impact.mitigation ? 1U : 0U);
    return full;
}

void take_group(std::vector<Group>& groups, Group group) {
    if (different_in(group) >= fewest && fullness(group) > 0) groups.push_back(std::move(group));
}

}  // namespace

std::vector<AssessedImpact> read_impact_assessment(const Document& document) {
    std::vector<Group> groups;
    for (const auto& block : document.blocks) {
        if (block.kind != BlockKind::table) continue;
        if (const auto names = column_of_characteristics(block.table))
            take_group(groups, TableReader(block.table, *names).run());
    }
    take_group(groups, read_headings(document));
    take_group(groups, read_lines(document));
    if (groups.empty()) return {};
    auto best = std::move(*std::ranges::max_element(groups, {}, fullness));
    return best;
}

}  // namespace dueregard::impact
