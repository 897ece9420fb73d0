#include "assessment/findings_table.hpp"

#include "assessment/point_list.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

struct Columns {
    std::vector<Meaning> meanings;
    std::optional<std::size_t> area;
    std::optional<std::size_t> number;
};

bool holds_points(Meaning meaning) {
    return meaning == Meaning::strengths || meaning == Meaning::considerations
           || meaning == Meaning::recommendations || meaning == Meaning::innovations
           || meaning == Meaning::signposts;
}

Columns columns_of(const documents::Row& header) {
    constexpr auto areas =
        std::to_array<std::string_view>({"area", "theme", "module", "topic", "section", "performance area"});
    constexpr auto numbers =
        std::to_array<std::string_view>({"no", "ref", "number", "r", "rec", "recommendation number"});
    Columns columns;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        auto meaning = meaning_of_heading(header.cells[i].text).meaning;
        const auto words = spaced_words(header.cells[i].text);
        const auto name = std::string(trimmed(words));
        if (name == "recommendation") meaning = Meaning::recommendations;
        columns.meanings.push_back(holds_points(meaning) ? meaning : Meaning::none);
        if (std::ranges::find(areas, name) != areas.end()) columns.area = i;
        if (std::ranges::find(numbers, name) != numbers.end() || trimmed(header.cells[i].text) == "#")
            columns.number = i;
    }
    return columns;
}

std::optional<std::string> cell_at(const documents::Row& row, std::optional<std::size_t> column) {
    if (!column || *column >= row.cells.size()) return std::nullopt;
    auto text = squeezed(row.cells[*column].text);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

std::vector<TableFindings> findings_in_table(const documents::Table& table) {
    std::vector<TableFindings> found;
    if (table.rows.size() < 2) return found;
    const auto columns = columns_of(table.rows.front());
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const auto area = cell_at(row, columns.area);
        for (std::size_t column = 0; column < std::min(row.cells.size(), columns.meanings.size()); ++column) {
            if (columns.meanings[column] == Meaning::none) continue;
            TableFindings findings{.meaning = columns.meanings[column], .area = std::nullopt, .points = {}};
            if (area) findings.area = numbered_title("", *area);
            findings.points = points_of_cell(row.cells[column]);
            if (findings.points.size() == 1 && !findings.points[0].number)
                findings.points[0].number = cell_at(row, columns.number);
            if (!findings.points.empty()) found.push_back(std::move(findings));
        }
    }
    return found;
}

}  // namespace dueregard::assessment
