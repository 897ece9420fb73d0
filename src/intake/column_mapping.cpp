#include "intake/column_mapping.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <set>
#include <tuple>

namespace dueregard::intake {

namespace {

constexpr std::size_t most_columns = 100;
constexpr std::size_t most_samples = 2;
constexpr std::size_t longest_sample = 120;

struct PlainHeading {
    std::string_view field;
    std::string_view heading;
};

/// A heading that the reader of progress reports takes for nothing else.
constexpr std::array plain_headings = {
    PlainHeading{"ref", "Ref"},
    PlainHeading{"objective", "Objective"},
    PlainHeading{"action", "Action"},
    PlainHeading{"owner", "Lead officer"},
    PlainHeading{"due", "Due date"},
    PlainHeading{"status", "Status"},
    PlainHeading{"commentary", "Commentary"}
};

/// Known to the reader, and part of no measure.
constexpr std::string_view passed_over = "Cost";

std::string_view plain_heading(std::string_view field) {
    const auto* const found = std::ranges::find(plain_headings, field, &PlainHeading::field);
    return found == plain_headings.end() ? passed_over : found->heading;
}

/// How many different things stand in a row; a merged title is one in all its columns.
std::size_t different_cells(const documents::Row& row) {
    std::set<std::string> texts;
    for (const auto& cell : row.cells) {
        auto text = squeezed(cell.text);
        if (!text.empty()) texts.insert(std::move(text));
    }
    return texts.size();
}

/// The first of the first rows that is at least half as full as the fullest of them: titles may stand above.
std::size_t header_place(const documents::Table& table) {
    constexpr std::size_t most_rows_looked_at = 20;
    const auto first_rows = table.rows | std::views::take(most_rows_looked_at);
    const auto fullest = different_cells(*std::ranges::max_element(first_rows, {}, different_cells));
    const auto header = std::ranges::find_if(first_rows, [&](const documents::Row& row) {
        return 2 * different_cells(row) >= fullest;
    });
    return static_cast<std::size_t>(std::ranges::distance(first_rows.begin(), header));
}

bool has_headings(const documents::Block& block) {
    return block.kind == documents::BlockKind::table && block.table.rows.size() > 1;
}

std::string cut_short(std::string_view text) {
    auto sample = squeezed(text);
    if (sample.size() <= longest_sample) return sample;
    return std::string(whole_start(sample, longest_sample)) + " …";
}

std::vector<std::string> samples_of(const documents::Table& table, std::size_t column) {
    std::vector<std::string> samples;
    for (const auto& row : table.rows | std::views::drop(header_place(table) + 1)) {
        if (samples.size() == most_samples) break;
        if (column >= row.cells.size()) continue;
        auto sample = cut_short(row.cells[column].text);
        const bool is_told = std::ranges::find(samples, sample) != samples.end();
        if (!sample.empty() && !is_told) samples.push_back(std::move(sample));
    }
    return samples;
}

using PlaceKey = std::tuple<int, int, std::string, std::string>;

PlaceKey key_of(const documents::Place& at) {
    return {at.page, at.line, at.sheet, at.cell};
}

std::optional<std::string>* field_of(plan::ReportedMeasure& measure, std::string_view field) {
    if (field == "service_area") return &measure.service_area;
    if (field == "baseline") return &measure.baseline;
    if (field == "target") return &measure.target;
    if (field == "progress") return &measure.progress;
    if (field == "evidence") return &measure.evidence;
    return nullptr;
}

/// Where each row stands: by its own place and by its cells'.
struct MappedRows {
    struct Standing {
        const documents::Row* header = nullptr;
        const documents::Row* row = nullptr;
    };

    std::map<PlaceKey, Standing> by_place;

    explicit MappedRows(const documents::Document& document) {
        for (const auto& block : document.blocks) {
            if (!has_headings(block)) continue;
            const auto& rows = block.table.rows;
            const auto header = header_place(block.table);
            for (const auto& row : rows | std::views::drop(header + 1)) {
                by_place.try_emplace(key_of(row.at), Standing{&rows[header], &row});
                for (const auto& cell : row.cells)
                    by_place.try_emplace(key_of(cell.at), Standing{&rows[header], &row});
            }
        }
    }
};

void fill_row(
    plan::ReportedMeasure& measure, const MappedRows::Standing& standing, const ColumnMapping& mapping
) {
    const auto width = std::min(standing.header->cells.size(), standing.row->cells.size());
    for (std::size_t column = 0; column < width; ++column) {
        const auto mapped = mapping.find(squeezed(standing.header->cells[column].text));
        if (mapped == mapping.end()) continue;
        auto* const field = field_of(measure, mapped->second);
        const auto text = trimmed(standing.row->cells[column].text);
        if (field != nullptr && !text.empty()) *field = std::string(text);
    }
}

}  // namespace

std::vector<SourceColumn> columns_of(const documents::Document& document) {
    std::vector<SourceColumn> columns;
    std::set<std::string> told;
    for (const auto& block : document.blocks) {
        if (!has_headings(block)) continue;
        const auto& header = block.table.rows[header_place(block.table)];
        for (std::size_t i = 0; i < header.cells.size() && columns.size() < most_columns; ++i) {
            auto heading = squeezed(header.cells[i].text);
            if (heading.empty() || !told.insert(heading).second) continue;
            columns.push_back({.heading = std::move(heading), .samples = samples_of(block.table, i)});
        }
    }
    return columns;
}

documents::Document with_mapping(documents::Document document, const ColumnMapping& mapping) {
    if (mapping.empty()) return document;
    for (auto& block : document.blocks) {
        if (!has_headings(block)) continue;
        for (auto& cell : block.table.rows[header_place(block.table)].cells) {
            const auto mapped = mapping.find(squeezed(cell.text));
            if (mapped != mapping.end()) cell.text = std::string(plain_heading(mapped->second));
        }
    }
    return document;
}

void fill_mapped(
    std::vector<plan::ReportedMeasure>& measures,
    const documents::Document& document,
    const ColumnMapping& mapping
) {
    if (mapping.empty()) return;
    const MappedRows rows(document);
    for (auto& measure : measures) {
        const auto standing = rows.by_place.find(key_of(measure.at));
        if (standing != rows.by_place.end()) fill_row(measure, standing->second, mapping);
    }
}

}  // namespace dueregard::intake
