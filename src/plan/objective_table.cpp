#include "plan/objective_table.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/objective_role.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

constexpr std::size_t most_header_words = 8;

struct Columns {
    std::optional<std::size_t> objective;
    std::optional<std::size_t> priorities;
    std::optional<std::size_t> actions;
};

Columns columns_of(const documents::Row& header) {
    Columns columns;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const auto& text = header.cells[i].text;
        if (words_of(text).size() > most_header_words) return {};
        const bool is_first = !columns.objective;
        const auto role = list_role_of(text);
        const bool names_actions =
            role == ListRole::actions
            || says_one_of(text, {"action", "actions", "activity", "activities", "commitment"});
        if (names_actions) {
            if (!columns.actions) columns.actions = i;
        } else if (is_first
                   && says_one_of(
                       text,
                       {"objective",
                        "objectives",
                        "priority",
                        "priority area",
                        "theme",
                        "aim",
                        "goal",
                        "pillar",
                        "strand",
                        "outcome",
                        "area"}
                   )) {
            columns.objective = i;
        } else if (!columns.priorities
                   && (role == ListRole::priorities || says_one_of(text, {"priorities", "priority"}))) {
            columns.priorities = i;
        }
    }
    return columns;
}

void append(std::vector<std::string>& list, const documents::Row& row, std::optional<std::size_t> column) {
    if (!column || *column >= row.cells.size()) return;
    for (auto& item : items_of_cell(row.cells[*column].text)) {
        if (std::ranges::find(list, item) == list.end()) list.push_back(std::move(item));
    }
}

void take_row(
    std::vector<ReadObjective>& objectives,
    const documents::Row& row,
    const Columns& columns,
    const std::string& heading
) {
    auto title = heading;
    if (columns.objective && *columns.objective < row.cells.size()) {
        title = squeezed(row.cells[*columns.objective].text);
        if (title.empty() && !objectives.empty()) title = objectives.back().title;
    }
    if (title.empty()) return;
    auto found = std::ranges::find(objectives, title, &ReadObjective::title);
    if (found == objectives.end())
        found = objectives.insert(
            objectives.end(), {.title = title, .priorities = {}, .actions = {}, .at = row.at}
        );
    append(found->priorities, row, columns.priorities);
    append(found->actions, row, columns.actions);
}

/// The title of the part, or of the one around it, that names an objective; "" where neither does.
std::string named_above(const std::vector<DocumentPart>& parts, std::size_t i) {
    if (names_an_objective(parts[i].title)) return parts[i].title;
    const auto& around = parts[part_around(parts, i)];
    const auto role = list_role_of(parts[i].title);
    const bool is_its_list = role == ListRole::actions || role == ListRole::priorities;
    return is_its_list && names_an_objective(around.title) ? around.title : std::string();
}

}  // namespace

std::vector<ReadObjective> objectives_in_tables(const documents::Document& document) {
    std::vector<ReadObjective> objectives;
    const auto parts = parts_of(document);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto named = named_above(parts, i);
        for (const auto* block : parts[i].body) {
            if (block->kind != BlockKind::table || block->table.rows.size() < 2) continue;
            const auto& rows = block->table.rows;
            const auto columns = columns_of(rows.front());
            if ((!columns.actions && !columns.priorities) || (!columns.objective && named.empty())) continue;
            std::vector<ReadObjective> here;
            for (std::size_t row = 1; row < rows.size(); ++row)
                take_row(here, rows[row], columns, columns.objective ? std::string() : named);
            std::ranges::move(here, std::back_inserter(objectives));
        }
    }
    return objectives;
}

}  // namespace dueregard::plan
