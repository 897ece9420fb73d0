#pragma once
// What the columns of a file of records hold and what their labels mean: guessed, looked at by a person, and
// carried out. A label that nobody said the meaning of is counted as that, never dropped.

#include "analytics/parquet.hpp"
#include "analytics/source_table.hpp"
#include "monitoring/code_list.hpp"
#include "monitoring/dataset_column.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// What a label stands for, in place of a code's name: the records with it are not taken.
inline constexpr std::string_view rejected_meaning = "!rejected";
/// In an open list: the label is its own code.
inline constexpr std::string_view own_meaning = "!own";

struct MappedLabel {
    std::string label;
    std::int64_t records = 0;
    /// A code's name; "!not_asked" and so on for a NoAnswer; rejected_meaning; own_meaning; "" where nobody
    /// knows.
    std::string meaning;
    friend bool operator==(const MappedLabel&, const MappedLabel&) = default;
};

struct MappedColumn {
    std::string heading;
    std::string list;  ///< a code list's name; "" where the column is not kept
    std::vector<MappedLabel> labels;
    friend bool operator==(const MappedColumn&, const MappedColumn&) = default;
};

/// Which list each column holds, by its heading and then by its labels, and what each label means.
[[nodiscard]] std::vector<MappedColumn> guessed_mapping(const analytics::SourceTable& table);

/// The column with another list, its labels' meanings guessed anew; "" keeps nothing of it.
void choose_list(MappedColumn& column, std::string_view list);
/// Says what a label means. False where the column's list has no such meaning.
bool choose_meaning(MappedColumn& column, std::string_view label, std::string_view meaning);

/// The labels that nobody knows, of the columns that are kept.
struct UnmappedLabel {
    std::string heading;
    std::string label;
    std::int64_t records = 0;
};

[[nodiscard]] std::vector<UnmappedLabel> unmapped_labels(const std::vector<MappedColumn>& mapping);

/// The rows as they came, as numbers: for each column the places of its labels, and each row's line.
[[nodiscard]] analytics::StoredTable stored_rows(const analytics::SourceTable& table);

/// What a mapping makes of the rows.
struct CodedRecords {
    std::vector<DatasetColumn> columns;             ///< those kept
    std::vector<std::vector<std::uint16_t>> codes;  ///< of each of them, a code for each record
    std::int64_t records = 0;
    std::vector<analytics::RejectedRow> rejected;  ///< by the mapping, in the order of the lines
};

/// `rows` is what stored_rows made of the same file.
[[nodiscard]] CodedRecords
coded_records(const std::vector<MappedColumn>& mapping, const analytics::StoredTable& rows);

[[nodiscard]] std::string mapping_json(const std::vector<MappedColumn>& mapping);
[[nodiscard]] std::vector<MappedColumn> mapping_in(std::string_view json);

}  // namespace dueregard::monitoring
