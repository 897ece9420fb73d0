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
    for (const auto& row : table.rows | std::views::drop(1)) {
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
            for (const auto& row : rows | std::views::drop(1)) {
                by_place.try_emplace(key_of(row.at), Standing{&rows.front(), &row});
                for (const auto& cell : row.cells)
                    by_place.try_emplace(key_of(cell.at), Standing{&rows.front(), &row});
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
        const auto& header = block.table.rows.front();
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
        for (auto& cell : block.table.rows.front().cells) {
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
