#include "monitoring/published_table.hpp"

#include "base/text.hpp"
#include "monitoring/population.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace dueregard::monitoring {

namespace {

std::string about_records(const Dataset& dataset) {
    const auto* const population = find_population(dataset.about.population);
    return fmt::format(
        "{}, {}. Source: {}.",
        population == nullptr ? dataset.about.title : population->title,
        period_of(dataset.about),
        dataset.about.source
    );
}

std::string about_not_shown(std::int64_t count) {
    if (count == 1) return "1 count is not shown (*): it is small.";
    return fmt::format(
        "{} counts are not shown (*): each is small, or a small one could be worked out from it.", count
    );
}

documents::Row row_of(const std::vector<std::string>& texts) {
    documents::Row row;
    for (const auto& text : texts)
        row.cells.push_back({.text = text, .at = {}});
    return row;
}

}  // namespace

FrozenTable frozen(const ShownTable& shown, const TableDefinition& definition, const Dataset& dataset) {
    FrozenTable table{
        .row_heading = shown.row_heading,
        .column_heading = shown.column_heading,
        .rows = shown.rows,
        .columns = shown.columns,
        .cells = {},
        .method = {}
    };
    for (const auto& row : shown.cells) {
        auto& cells = table.cells.emplace_back();
        for (const auto& cell : row) {
            cells.push_back({.number = cell.number, .text = cell.text});
            if (cell.shown != Shown::shown) ++table.not_shown;
        }
    }
    table.method = method_of(definition, dataset, table.not_shown);
    return table;
}

std::string frozen_json(const FrozenTable& table) {
    auto cells = nlohmann::json::array();
    for (const auto& row : table.cells) {
        auto line = nlohmann::json::array();
        for (const auto& cell : row)
            line.push_back({cell.number ? nlohmann::json(*cell.number) : nlohmann::json(nullptr), cell.text});
        cells.push_back(std::move(line));
    }
    return nlohmann::json{
        {"row_heading", table.row_heading},
        {"column_heading", table.column_heading},
        {"rows", table.rows},
        {"columns", table.columns},
        {"cells", cells},
        {"method", table.method},
        {"not_shown", table.not_shown}
    }.dump();
}

FrozenTable frozen_in(std::string_view text) {
    const auto json = nlohmann::json::parse(text);
    FrozenTable table{
        .row_heading = json.at("row_heading"),
        .column_heading = json.at("column_heading"),
        .rows = json.at("rows"),
        .columns = json.at("columns"),
        .cells = {},
        .method = json.at("method"),
        .not_shown = json.at("not_shown")
    };
    for (const auto& row : json.at("cells")) {
        auto& cells = table.cells.emplace_back();
        for (const auto& cell : row) {
            cells.push_back(
                {.number =
                     cell.at(0).is_null() ? std::nullopt : std::optional(cell.at(0).get<std::int64_t>()),
                 .text = cell.at(1)}
            );
        }
    }
    return table;
}

std::optional<RowList> row_list_of(const TableDefinition& definition, const Dataset& dataset) {
    if (definition.columns || definition.rows.column >= dataset.columns.size()) return std::nullopt;
    return RowList{
        .list = dataset.columns[definition.rows.column].list, .grouping = definition.rows.grouping
    };
}

documents::Table as_table(const FrozenTable& table) {
    documents::Table rows;
    std::vector<std::string> heads{table.row_heading};
    heads.insert(heads.end(), table.columns.begin(), table.columns.end());
    rows.rows.push_back(row_of(heads));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::string> texts{table.rows[i]};
        for (const auto& cell : table.cells[i])
            texts.push_back(cell.text);
        rows.rows.push_back(row_of(texts));
    }
    return rows;
}

std::vector<std::string>
method_of(const TableDefinition& definition, const Dataset& dataset, std::int64_t not_shown) {
    std::vector<std::string> sentences{about_records(dataset)};
    if (const auto filters = words_of_filters(definition, dataset.columns); !filters.empty())
        sentences.push_back(filters + ".");
    if (const auto policy = disclosure_policy(definition.policy)) {
        sentences.emplace_back(policy->note);
        if (policy->rule == DisclosureRule::threshold)
            sentences.push_back(fmt::format("The threshold is {}.", policy->threshold));
    }
    if (not_shown > 0) sentences.push_back(about_not_shown(not_shown));
    sentences.emplace_back(
        "What can be worked out from this table and everything published of the same records before was looked at "
        "before it was published."
    );
    for (const auto* axis : {&definition.rows, definition.columns ? &*definition.columns : nullptr}) {
        if (axis == nullptr) continue;
        const auto* const list = find_code_list(dataset.columns.at(axis->column).list);
        if (list != nullptr && !list->is_open)
            sentences.push_back(fmt::format("{}: {}. {}", list->title, list->edition, list->source));
    }
    if (!definition.note.empty()) sentences.push_back(definition.note);
    return sentences;
}

}  // namespace dueregard::monitoring
