#include "monitoring/monitoring_table.hpp"

#include "analytics/coded_records.hpp"
#include "base/ensure.hpp"
#include "base/text.hpp"
#include "monitoring/published_form.hpp"
#include "statistics/counting.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace dueregard::monitoring {

using statistics::Slice;
using statistics::TableShape;

namespace {

/// One row or column of a side that is in groups, or its total.
struct Part {
    std::string title;
    std::optional<Slice> slice;  ///< nothing: the whole side
    bool is_no_answer = false;
};

const Grouping* grouping_of(const TableAxis& axis, const std::vector<DatasetColumn>& columns) {
    const auto* const list = find_code_list(columns.at(axis.column).list);
    return list == nullptr || axis.grouping.empty() ? nullptr : find_grouping(*list, axis.grouping);
}

std::vector<std::uint32_t>
let_in(const TableDefinition& definition, std::size_t column, std::vector<std::uint32_t> categories) {
    for (const auto& filter : definition.filters) {
        if (filter.column != column) continue;
        std::erase_if(categories, [&](std::uint32_t category) {
            return std::ranges::find(filter.categories, category) == filter.categories.end();
        });
    }
    return categories;
}

/// The groups of a side, each NoAnswer by itself, and the total.
std::vector<Part> parts_of(
    const TableDefinition& definition, const TableAxis& axis, const std::vector<DatasetColumn>& columns
) {
    const auto& column = columns.at(axis.column);
    const auto& list = *find_code_list(column.list);
    const auto& grouping = *grouping_of(axis, columns);
    const auto place = static_cast<std::size_t>(&grouping - list.groupings.data());
    std::vector<Part> parts;
    const auto add = [&](std::string title, std::vector<std::uint32_t> categories, bool is_no_answer) {
        auto codes = let_in(definition, axis.column, std::move(categories));
        if (codes.empty()) return;
        parts.push_back(
            {.title = std::move(title),
             .slice = Slice{.dimension = axis.column, .codes = std::move(codes)},
             .is_no_answer = is_no_answer}
        );
    };
    for (std::size_t group = 0; group < grouping.groups.size(); ++group) {
        std::vector<std::uint32_t> categories;
        for (std::uint32_t code = 0; code < list.codes.size(); ++code) {
            if (list.codes[code].groups.at(place) == group) categories.push_back(code);
        }
        add(grouping.groups[group], std::move(categories), false);
    }
    for (auto category = static_cast<std::uint32_t>(column.titles.size()); category < categories_of(column);
         ++category)
        add(title_of(column, category), {category}, true);
    parts.push_back({.title = "Total", .slice = std::nullopt});
    return parts;
}

/// A side as the tables to be published have it: by its column, or one table for each of its parts.
struct Side {
    std::optional<std::size_t> by;
    std::vector<Part> parts;  ///< where it is not by a column; one without a slice where there is no side
};

Side side_of(
    const TableDefinition& definition,
    const std::optional<TableAxis>& axis,
    const std::vector<DatasetColumn>& columns
) {
    if (!axis) return {.by = std::nullopt, .parts = {{.title = "Records", .slice = std::nullopt}}};
    if (grouping_of(*axis, columns) == nullptr) return {.by = axis->column, .parts = {Part{}}};
    return {.by = std::nullopt, .parts = parts_of(definition, *axis, columns)};
}

TableShape shape_of(
    const TableDefinition& definition,
    const Side& rows,
    const Part& row,
    const Side& across,
    const Part& column
) {
    TableShape shape;
    if (rows.by) shape.by.push_back(*rows.by);
    if (across.by) shape.by.push_back(*across.by);
    for (const auto& filter : definition.filters) {
        const auto is_of_part = [&](const Part& part) {
            return part.slice && part.slice->dimension == filter.column;
        };
        if (!is_of_part(row) && !is_of_part(column))
            shape.where.push_back({.dimension = filter.column, .codes = filter.categories});
    }
    for (const auto* part : {&row, &column}) {
        if (part->slice) shape.where.push_back(*part->slice);
    }
    return shape;
}

std::vector<std::size_t>
columns_used(const std::vector<TableShape>& shapes, const std::vector<std::string>& told) {
    std::set<std::size_t> used;
    for (const auto& shape : shapes) {
        used.insert(shape.by.begin(), shape.by.end());
        for (const auto& slice : shape.where)
            used.insert(slice.dimension);
    }
    for (const auto& one : told) {
        const auto columns = PublishedForm::columns_in(one);
        used.insert(columns.begin(), columns.end());
    }
    return {used.begin(), used.end()};
}

statistics::Cube counted(
    const std::vector<DatasetColumn>& columns,
    const analytics::StoredTable& rows,
    const std::vector<std::size_t>& used
) {
    ensure(rows.columns.size() == columns.size() + 1, "records have a column for each and their keys");
    statistics::Records records;
    statistics::Counting counting;
    for (const auto column : used) {
        counting.by.push_back(records.columns.size());
        records.columns.push_back(
            analytics::coded_column(rows.columns[column].numbers, categories_of(columns[column]))
        );
    }
    constexpr std::uint32_t keys = 256;
    records.keys.emplace(analytics::coded_column(rows.columns.back().numbers, keys));
    return statistics::count(records, counting);
}

TableShape over_cube(TableShape shape, const std::map<std::size_t, std::size_t>& dimension_of) {
    for (auto& dimension : shape.by)
        dimension = dimension_of.at(dimension);
    for (auto& slice : shape.where)
        slice.dimension = dimension_of.at(slice.dimension);
    return shape;
}

/// Codes and the total of a side that is by a column.
struct Line {
    std::string title;
    bool is_no_answer = false;
};

std::vector<Line> lines_of(
    const Side& side, const std::vector<DatasetColumn>& columns, const Published& any, std::size_t dimension
) {
    std::vector<Line> lines;
    if (!side.by) {
        for (const auto& part : side.parts)
            lines.push_back({.title = part.title, .is_no_answer = part.is_no_answer});
        return lines;
    }
    const auto& column = columns.at(*side.by);
    for (const auto code : any.codes().at(dimension))
        lines.push_back({.title = title_of(column, code), .is_no_answer = code >= column.titles.size()});
    lines.push_back({.title = "Total"});
    return lines;
}

std::vector<std::string> titles_of(const std::vector<Line>& lines) {
    std::vector<std::string> titles;
    for (const auto& line : lines)
        titles.push_back(line.title);
    return titles;
}

bool is_nought(const PublishedCell& cell) {
    return cell.number == 0;
}

/// A row or column of people without an answer, of whom there are none, says nothing.
void leave_out_empty(ShownTable& table, const std::vector<Line>& rows, const std::vector<Line>& columns) {
    for (auto i = rows.size(); i-- > 0;) {
        if (!rows[i].is_no_answer || !std::ranges::all_of(table.cells[i], is_nought)) continue;
        table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(i));
        table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (auto j = columns.size(); j-- > 0;) {
        const auto is_empty = [&](const std::vector<PublishedCell>& row) { return is_nought(row[j]); };
        if (!columns[j].is_no_answer || !std::ranges::all_of(table.cells, is_empty)) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(j));
        for (auto& row : table.cells)
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(j));
    }
}

/// `tables` in the order of the sides' parts, the columns' running fastest.
ShownTable grid(
    const TableDefinition& definition,
    const std::vector<DatasetColumn>& columns,
    const Side& down,
    const Side& across,
    const std::vector<Published>& tables
) {
    const auto rows = lines_of(down, columns, tables.front(), 0);
    const auto heads = lines_of(across, columns, tables.front(), down.by ? 1 : 0);
    ShownTable table{
        .row_heading = title_of(definition.rows, columns),
        .column_heading = definition.columns ? title_of(*definition.columns, columns) : "",
        .rows = titles_of(rows),
        .columns = titles_of(heads),
        .cells = {}
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& cells = table.cells.emplace_back();
        for (std::size_t j = 0; j < heads.size(); ++j) {
            const auto& published = tables.at((down.by ? 0 : i) * across.parts.size() + (across.by ? 0 : j));
            const auto place = (down.by ? i : 0) * (across.by ? heads.size() : 1) + (across.by ? j : 0);
            cells.push_back(published.cells().at(place));
        }
    }
    leave_out_empty(table, rows, heads);
    return table;
}

bool is_axis(const TableAxis& axis, const std::vector<DatasetColumn>& columns) {
    if (axis.column >= columns.size()) return false;
    return axis.grouping.empty() || grouping_of(axis, columns) != nullptr;
}

nlohmann::json axis_json(const TableAxis& axis) {
    return {axis.column, axis.grouping};
}

TableAxis axis_in(const nlohmann::json& json) {
    return {.column = json.at(0), .grouping = json.at(1)};
}

}  // namespace

TableFilter with_an_answer(std::size_t column, const std::vector<DatasetColumn>& columns) {
    TableFilter filter{.column = column, .categories = {}};
    if (column >= columns.size()) return filter;
    filter.categories.resize(columns[column].titles.size());
    std::iota(filter.categories.begin(), filter.categories.end(), 0U);
    return filter;
}

Faults faults_of(const TableDefinition& wanted, const std::vector<DatasetColumn>& columns) {
    Faults faults;
    if (!is_axis(wanted.rows, columns)) {
        faults.push_back({"rows", "Choose what stands in the rows"});
        return faults;
    }
    if (wanted.columns && !is_axis(*wanted.columns, columns)) {
        faults.push_back({"columns", "Choose what stands in the columns"});
    } else if (wanted.columns && wanted.columns->column == wanted.rows.column) {
        faults.push_back({"columns", "Choose something else for the columns than for the rows"});
    }
    std::set<std::size_t> filtered;
    for (const auto& filter : wanted.filters) {
        const bool is_known = filter.column < columns.size() && !filter.categories.empty()
                              && std::ranges::max(filter.categories) < categories_of(columns[filter.column]);
        if (!is_known) {
            faults.push_back({"filter", "Choose which records are counted"});
        } else if (!filtered.insert(filter.column).second) {
            faults.push_back({"filter", "Choose two different characteristics to filter by"});
        }
    }
    const auto policy = disclosure_policy(wanted.policy);
    if (!policy || policy->rule == DisclosureRule::none)
        faults.push_back({"policy", "Choose how small counts are protected"});
    return faults;
}

std::string definition_json(const TableDefinition& definition) {
    auto filters = nlohmann::json::array();
    for (const auto& filter : definition.filters)
        filters.push_back({filter.column, filter.categories});
    return nlohmann::json{
        {"rows", axis_json(definition.rows)},
        {"columns", definition.columns ? axis_json(*definition.columns) : nlohmann::json(nullptr)},
        {"filters", filters},
        {"policy", definition.policy},
        {"note", definition.note}
    }.dump();
}

TableDefinition definition_in(std::string_view text) {
    const auto json = nlohmann::json::parse(text);
    TableDefinition definition{
        .rows = axis_in(json.at("rows")),
        .columns = std::nullopt,
        .filters = {},
        .policy = json.at("policy"),
        .note = json.at("note")
    };
    if (!json.at("columns").is_null()) definition.columns = axis_in(json.at("columns"));
    for (const auto& filter : json.at("filters"))
        definition.filters.push_back({.column = filter.at(0), .categories = filter.at(1)});
    return definition;
}

std::string title_of(const TableAxis& axis, const std::vector<DatasetColumn>& columns) {
    const auto& column = columns.at(axis.column);
    const auto* const grouping = grouping_of(axis, columns);
    if (grouping == nullptr) return title_of(column);
    return fmt::format("{}, {}", title_of(column), grouping->title);
}

std::string words_of_filters(const TableDefinition& definition, const std::vector<DatasetColumn>& columns) {
    std::vector<std::string> all;
    for (const auto& filter : definition.filters) {
        if (filter == with_an_answer(filter.column, columns)) {
            all.push_back(fmt::format("{}: records with an answer", title_of(columns.at(filter.column))));
            continue;
        }
        std::vector<std::string> titles;
        for (const auto category : filter.categories)
            titles.push_back(title_of(columns.at(filter.column), category));
        all.push_back(fmt::format("{}: {}", title_of(columns.at(filter.column)), join(titles, ", ")));
    }
    return all.empty() ? "" : fmt::format("Only {}", join(all, "; "));
}

std::expected<TableResult, DisclosureRefusal> protected_table(
    const TableDefinition& definition,
    const std::vector<DatasetColumn>& columns,
    const analytics::StoredTable& rows,
    const std::vector<std::string>& told_before
) {
    ensure(faults_of(definition, columns).empty(), "a table is counted once it has no faults");
    const auto down = side_of(definition, definition.rows, columns);
    const auto across = side_of(definition, definition.columns, columns);
    std::vector<TableShape> shapes;
    for (const auto& row : down.parts) {
        for (const auto& column : across.parts)
            shapes.push_back(shape_of(definition, down, row, across, column));
    }
    const auto used = columns_used(shapes, told_before);
    std::map<std::size_t, std::size_t> dimension_of;
    for (std::size_t i = 0; i < used.size(); ++i)
        dimension_of.emplace(used[i], i);
    for (auto& shape : shapes)
        shape = over_cube(std::move(shape), dimension_of);
    std::vector<Published> earlier;
    for (const auto& told : std::set<std::string>(told_before.begin(), told_before.end()))
        earlier.push_back(PublishedForm::read(told, dimension_of));
    const auto publication =
        publish(counted(columns, rows, used), shapes, *disclosure_policy(definition.policy), earlier);
    if (!publication) return std::unexpected(publication.error());
    TableResult result{.shown = grid(definition, columns, down, across, publication->tables), .told = {}};
    for (const auto& table : publication->tables)
        result.told.push_back(PublishedForm::written(table, used));
    return result;
}

Suppressed suppressed_in(const ShownTable& table) {
    Suppressed count;
    for (const auto& row : table.cells) {
        for (const auto& cell : row) {
            if (cell.shown == Shown::primary) ++count.small;
            if (cell.shown == Shown::secondary) ++count.to_protect;
        }
    }
    return count;
}

}  // namespace dueregard::monitoring
