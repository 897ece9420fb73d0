#include "analytics/source_table.hpp"

#include "analytics/parquet.hpp"
#include "base/text.hpp"
#include "documents/cell_name.hpp"
#include "documents/csv.hpp"
#include "documents/csv_rows.hpp"
#include "documents/encoding.hpp"
#include "documents/file_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace dueregard::analytics {

using documents::Refusal;

namespace {

constexpr std::size_t longest_label = 200;

struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// One column in the making.
struct Growing {
    SourceColumn column;
    ColumnReading reading;
    std::unordered_map<std::string, std::uint16_t, TextHash, std::equal_to<>> places;
    std::string why_left_out;
};

class Builder {
public:
    explicit Builder(const SourceOptions& options) : options_(options) {}

    /// False once the file is refused.
    bool take(std::uint32_t line, std::vector<std::string>& cells) {
        for (auto& cell : cells)
            cell = squeezed(cell);
        while (!cells.empty() && cells.back().empty() && cells.size() > columns_.size())
            cells.pop_back();
        if (std::ranges::all_of(cells, &std::string::empty)) return true;
        return columns_.empty() ? take_headings(cells) : take_row(line, cells);
    }

    std::expected<SourceTable, Refusal> finish() {
        if (refusal_) return std::unexpected(*std::move(refusal_));
        if (columns_.empty() || table_.lines.empty())
            return refuse("There are no records in this file: it needs a row of headings and rows below it.");
        for (auto& growing : columns_) {
            if (growing.why_left_out.empty()) {
                table_.columns.push_back(std::move(growing.column));
            } else {
                table_.left_out.push_back(
                    {.heading = std::move(growing.column.heading), .why = std::move(growing.why_left_out)}
                );
            }
        }
        return std::move(table_);
    }

private:
    static std::unexpected<Refusal> refuse(std::string sentence) {
        return std::unexpected(Refusal{std::move(sentence)});
    }

    bool stop(std::string sentence) {
        refusal_ = Refusal{std::move(sentence)};
        return false;
    }

    bool take_headings(const std::vector<std::string>& cells) {
        if (cells.size() > options_.most_columns) {
            return stop(fmt::format(
                "This table has more than {} columns: leave out those that are not needed.",
                options_.most_columns
            ));
        }
        std::set<std::string> met;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto first = cells[i].empty() ? fmt::format("Column {}", i + 1) : shortened(cells[i], 100);
            auto heading = first;
            for (int again = 2; !met.insert(heading).second; ++again)
                heading = fmt::format("{} ({})", first, again);
            Growing growing;
            if (options_.reading_of) growing.reading = options_.reading_of(heading);
            growing.why_left_out = growing.reading.why_left_out;
            growing.column.heading = std::move(heading);
            columns_.push_back(std::move(growing));
        }
        return true;
    }

    bool take_row(std::uint32_t line, const std::vector<std::string>& cells) {
        if (cells.size() != columns_.size()) {
            table_.rejected.push_back(
                {.line = line,
                 .why = fmt::format(
                     "It has {} where there are {} headings.",
                     cells.size() == 1 ? "1 cell" : fmt::format("{} cells", cells.size()),
                     columns_.size()
                 )}
            );
            if (table_.rejected.size() <= options_.most_rejected) return true;
            return stop("Most rows of this file have other cells than its headings: is it another table?");
        }
        if (table_.lines.size() == options_.most_rows) {
            return stop(fmt::format(
                "This file has more than {} records: load it in parts.",
                grouped(static_cast<std::int64_t>(options_.most_rows))
            ));
        }
        table_.lines.push_back(line);
        for (std::size_t i = 0; i < cells.size(); ++i)
            add(columns_[i], cells[i]);
        return true;
    }

    void add(Growing& growing, const std::string& cell) const {
        if (!growing.why_left_out.empty()) return;
        if (growing.reading.value) {
            add_label(growing, growing.reading.value(cell));
        } else {
            add_label(growing, cell);
        }
    }

    void add_label(Growing& growing, std::string_view label) const {
        label = whole_start(label, longest_label);
        auto at = growing.places.find(label);
        if (at == growing.places.end()) {
            if (growing.places.size() == options_.most_labels) {
                growing.why_left_out = fmt::format(
                    "It holds more than {} different values, as names and numbers of people do.",
                    options_.most_labels
                );
                growing.column.labels.clear();
                growing.column.codes = {};
                growing.places = {};
                return;
            }
            at = growing.places.emplace(std::string(label), static_cast<std::uint16_t>(growing.places.size()))
                     .first;
            growing.column.labels.emplace_back(label);
        }
        growing.column.codes.push_back(at->second);
    }

    const SourceOptions& options_;
    std::vector<Growing> columns_;
    SourceTable table_;
    std::optional<Refusal> refusal_;
};

std::expected<SourceTable, Refusal> read_text(std::string_view bytes, const SourceOptions& options) {
    std::string room;
    auto text = documents::as_utf8(bytes, room);
    if (documents::is_binary(text))
        return std::unexpected(Refusal{"This is no table: save it as CSV, and load that."});
    int line = 1;
    const auto separator = documents::separator_of(text);
    if (starts_with_ignoring_case(text, "sep=")) {
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        ++line;
    }
    Builder builder(options);
    documents::CsvRows rows(text, separator, line);
    std::vector<std::string> cells;
    while (!rows.is_at_end()) {
        const auto at = static_cast<std::uint32_t>(rows.line());
        rows.next(cells, options.most_columns + 1);
        if (!builder.take(at, cells)) break;
    }
    return builder.finish();
}

std::unexpected<Refusal> not_read(std::string_view kind) {
    return std::unexpected(Refusal{
        fmt::format("A file of records is CSV, an Excel workbook (.xlsx) or Parquet, and this is {}.", kind)
    });
}

std::uint32_t row_number(const documents::Row& row, std::uint32_t place) {
    const auto name = documents::cell_name_in(row.at.cell);
    return name ? static_cast<std::uint32_t>(name->row) : place + 1;
}

std::expected<SourceTable, Refusal>
read_workbook(std::string_view bytes, std::string_view file_name, const SourceOptions& options) {
    const auto document = documents::read_document(bytes, file_name);
    if (!document) return std::unexpected(document.error());
    if (document->format != documents::Format::xlsx) return not_read("another kind of document");
    const auto block = std::ranges::find_if(document->blocks, [](const documents::Block& one) {
        return one.kind == documents::BlockKind::table && one.table.rows.size() > 1;
    });
    Builder builder(options);
    if (block == document->blocks.end()) return builder.finish();
    std::vector<std::string> cells;
    for (std::uint32_t i = 0; i < block->table.rows.size(); ++i) {
        const auto& row = block->table.rows[i];
        cells.clear();
        for (const auto& cell : row.cells)
            cells.push_back(cell.text);
        if (!builder.take(row_number(row, i), cells)) break;
    }
    return builder.finish();
}

std::expected<SourceTable, Refusal> read_parquet(std::string_view bytes, const SourceOptions& options) {
    Builder builder(options);
    std::uint32_t row = 0;
    const auto read =
        each_parquet_row(bytes, [&](std::vector<std::string>& cells) { return builder.take(row++, cells); });
    if (!read) return std::unexpected(read.error());
    return builder.finish();
}

}  // namespace

std::expected<SourceTable, Refusal>
read_source(std::string_view bytes, std::string_view file_name, const SourceOptions& options) {
    if (bytes.size() > documents::Limits{}.file_bytes)
        return std::unexpected(Refusal{"This file is larger than 50 MB: load it in parts."});
    if (looks_like_parquet(bytes)) return read_parquet(bytes, options);
    switch (documents::kind_of_bytes(bytes)) {
    case documents::FileKind::text:
        return read_text(bytes, options);
    case documents::FileKind::zip:
        return read_workbook(bytes, file_name, options);
    default:
        return not_read(documents::name_of(documents::kind_of_bytes(bytes)));
    }
}

}  // namespace dueregard::analytics
