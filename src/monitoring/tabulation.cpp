#include "monitoring/tabulation.hpp"

#include "analytics/coded_records.hpp"
#include "base/natural_order.hpp"
#include "base/text.hpp"
#include "monitoring/code_list.hpp"
#include "statistics/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>

namespace dueregard::monitoring {

using analytics::SourceColumn;
using analytics::SourceTable;
using documents::Refusal;

namespace {

constexpr std::size_t most_labels = 60'000;
constexpr std::string_view key_column = "record key";
constexpr std::uint32_t keys = 256;

std::unexpected<Refusal> refuse(std::string sentence) {
    return std::unexpected(Refusal{std::move(sentence)});
}

std::expected<std::size_t, Refusal> place_of(const SourceTable& table, std::string_view name) {
    const auto plain = plain_label(name);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (plain_label(table.columns[i].heading) == plain) return i;
    }
    for (const auto& [heading, why] : table.left_out) {
        if (plain_label(heading) == plain)
            return refuse(fmt::format("The column “{}” cannot be counted by: {}", heading, why));
    }
    std::vector<std::string> headings;
    for (const auto& column : table.columns)
        headings.push_back(column.heading);
    return refuse(fmt::format("There is no column “{}”: the file has {}.", name, join(headings, ", ")));
}

/// A column with its labels in the order in which a person would put them.
struct Sorted {
    std::vector<std::string> labels;
    std::vector<std::uint16_t> codes;
};

Sorted sorted(const SourceColumn& column) {
    std::vector<std::uint16_t> order(column.labels.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::ranges::sort(order, {}, [&](std::uint16_t at) {
        return std::pair(natural_sort_key(column.labels[at]), column.labels[at]);
    });
    Sorted result;
    std::vector<std::uint16_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<std::uint16_t>(i);
        result.labels.push_back(column.labels[order[i]]);
    }
    result.codes.reserve(column.codes.size());
    for (const auto code : column.codes)
        result.codes.push_back(place[code]);
    return result;
}

std::expected<statistics::CodedColumn, Refusal> keys_in(const SourceTable& table) {
    const auto at = std::ranges::find(table.columns, key_column, [](const SourceColumn& one) {
        return plain_label(one.heading);
    });
    if (at == table.columns.end())
        return refuse(
            "Cell keys need a column “record_key”: a whole number from 0 to 255 for each record, drawn by chance."
        );
    std::vector<std::uint8_t> numbers;
    for (const auto& label : at->labels) {
        unsigned number = keys;
        const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
        if (error != std::errc{} || end != label.data() + label.size() || number >= keys)
            return refuse(fmt::format("“{}” is no record key: it is a whole number from 0 to 255.", label));
        numbers.push_back(static_cast<std::uint8_t>(number));
    }
    std::vector<std::uint8_t> codes;
    codes.reserve(at->codes.size());
    for (const auto code : at->codes)
        codes.push_back(numbers[code]);
    return statistics::CodedColumn(std::move(codes), keys);
}

/// The columns of the request as coded records, and the shape of the table over them.
struct Counted {
    statistics::Cube cube;
    statistics::TableShape shape;
    std::vector<Sorted> by;
};

std::expected<Counted, Refusal> counted(const SourceTable& table, const TabulationRequest& request) {
    Counted result;
    statistics::Records records;
    statistics::Counting counting;
    const auto add = [&](const Sorted& column) {
        const auto size = static_cast<std::uint32_t>(column.labels.size());
        counting.by.push_back(records.columns.size());
        records.columns.push_back(analytics::coded_column(analytics::narrowed(column.codes, size), size));
    };
    std::map<std::size_t, std::size_t> dimension_of;
    for (const auto& name : request.by) {
        const auto place = place_of(table, name);
        if (!place) return std::unexpected(place.error());
        if (!dimension_of.emplace(*place, result.by.size()).second)
            return refuse(fmt::format("The column “{}” is named twice.", name));
        result.shape.by.push_back(result.by.size());
        result.by.push_back(sorted(table.columns[*place]));
        add(result.by.back());
    }
    for (const auto& [name, label] : request.where) {
        const auto place = place_of(table, name);
        if (!place) return std::unexpected(place.error());
        const auto [known, is_new] = dimension_of.emplace(*place, records.columns.size());
        const auto column = sorted(table.columns[*place]);
        if (is_new) add(column);
        const auto at = std::ranges::find(column.labels, squeezed(label));
        if (at == column.labels.end())
            return refuse(fmt::format("No record has “{}” under “{}”.", label, name));
        result.shape.where.push_back(
            {.dimension = known->second, .codes = {static_cast<std::uint32_t>(at - column.labels.begin())}}
        );
    }
    if (request.policy.rule == DisclosureRule::cell_keys) {
        auto found = keys_in(table);
        if (!found) return std::unexpected(found.error());
        records.keys.emplace(*std::move(found));
    }
    result.cube = statistics::count(records, counting);
    return result;
}

/// Calls `take` with the labels of each cell in the order of statistics::ShapedTable::cells.
template <typename Take>
void each_cell(
    const std::vector<Sorted>& by, const std::vector<std::vector<std::uint32_t>>& codes, const Take& take
) {
    std::vector<std::size_t> at(by.size());
    for (std::size_t cell = 0;; ++cell) {
        std::vector<std::optional<std::string>> labels;
        for (std::size_t i = 0; i < by.size(); ++i)
            labels.push_back(
                at[i] < codes[i].size() ? std::optional(by[i].labels[codes[i][at[i]]]) : std::nullopt
            );
        take(cell, std::move(labels));
        auto i = by.size();
        while (i > 0 && ++at[i - 1] > codes[i - 1].size())
            at[--i] = 0;
        if (i == 0) return;
    }
}

/// Counts as they are, for whoever has the file anyway.
void add_plain(const Counted& table, Tabulation& tabulation) {
    const auto set = statistics::table_set(table.cube, {table.shape});
    const auto& shaped = set.tables.front();
    each_cell(table.by, shaped.codes, [&](std::size_t cell, std::vector<std::optional<std::string>> at) {
        const auto count = set.linked.cells[shaped.cells[cell]].count;
        tabulation.cells.push_back({.at = std::move(at), .count = count, .shown = fmt::format("{}", count)});
    });
}

std::expected<void, Refusal> add_protected(const Counted& table, Tabulation& tabulation) {
    const auto publication = publish(table.cube, {table.shape}, tabulation.policy);
    if (!publication) return std::unexpected(Refusal{publication.error().sentence});
    const auto& published = publication->tables.front();
    each_cell(table.by, published.codes(), [&](std::size_t cell, std::vector<std::optional<std::string>> at) {
        const auto& one = published.cells()[cell];
        tabulation.cells.push_back(
            {.at = std::move(at), .count = one.number, .shown = one.text, .how = one.shown}
        );
    });
    return {};
}

}  // namespace

std::expected<Tabulation, Refusal>
tabulated(std::string_view bytes, std::string_view file_name, const TabulationRequest& request) {
    analytics::SourceOptions options;
    options.most_labels = most_labels;
    const auto table = analytics::read_source(bytes, file_name, options);
    if (!table) return std::unexpected(table.error());
    const auto result = counted(*table, request);
    if (!result) return std::unexpected(result.error());
    Tabulation tabulation{
        .by = request.by,
        .policy = request.policy,
        .cells = {},
        .records = static_cast<std::int64_t>(table->lines.size()),
        .rejected = table->rejected
    };
    if (request.policy.rule == DisclosureRule::none) {
        add_plain(*result, tabulation);
    } else if (const auto added = add_protected(*result, tabulation); !added) {
        return std::unexpected(added.error());
    }
    return tabulation;
}

}  // namespace dueregard::monitoring
