#pragma once
// A dataset on its way in: as a file was read, and as it is kept once it is accepted.

#include "analytics/source_table.hpp"
#include "monitoring/dataset.hpp"
#include "monitoring/dataset_mapping.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

struct NewDataset {
    DatasetAbout about;
    std::string file_name;
    std::string sha256;
    std::int64_t records = 0;
    std::vector<analytics::LeftOutColumn> left_out;
    std::vector<MappedColumn> mapping;
    std::vector<analytics::RejectedRow> rejected;
    std::string rows;  ///< Parquet of stored_rows
};

/// From a file as it was read.
[[nodiscard]] NewDataset new_dataset(
    const DatasetAbout& about,
    std::string_view file_name,
    std::string_view bytes,
    const analytics::SourceTable& table
);

struct AcceptedRecords {
    std::vector<DatasetColumn> columns;
    std::int64_t records = 0;
    std::vector<analytics::RejectedRow> rejected;  ///< all of them, in the order of the lines
    std::string rows;                              ///< Parquet
};

/// With a fresh random key for each record.
[[nodiscard]] AcceptedRecords
accepted_records(CodedRecords coded, std::vector<analytics::RejectedRow> rejected_before);

}  // namespace dueregard::monitoring
