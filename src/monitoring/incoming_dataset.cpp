#include "monitoring/incoming_dataset.hpp"

#include "accounts/secret.hpp"
#include "analytics/coded_records.hpp"
#include "analytics/parquet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dueregard::monitoring {

NewDataset new_dataset(
    const DatasetAbout& about,
    std::string_view file_name,
    std::string_view bytes,
    const analytics::SourceTable& table
) {
    return {
        .about = about,
        .file_name = std::string(file_name),
        .sha256 = accounts::hexadecimal(accounts::sha256(bytes)),
        .records = static_cast<std::int64_t>(table.lines.size()),
        .left_out = table.left_out,
        .mapping = guessed_mapping(table),
        .rejected = table.rejected,
        .rows = analytics::parquet_of(stored_rows(table))
    };
}

AcceptedRecords accepted_records(CodedRecords coded, std::vector<analytics::RejectedRow> rejected_before) {
    analytics::StoredTable table;
    for (std::size_t i = 0; i < coded.columns.size(); ++i) {
        table.columns.push_back(
            {.name = fmt::format("c{}", i),
             .numbers = analytics::narrowed(coded.codes[i], categories_of(coded.columns[i]))}
        );
    }
    const auto keys = accounts::random_bytes(static_cast<std::size_t>(coded.records));
    table.columns.push_back(
        {.name = "record_key", .numbers = std::vector<std::uint8_t>(keys.begin(), keys.end())}
    );
    auto rejected = std::move(rejected_before);
    rejected.insert(rejected.end(), coded.rejected.begin(), coded.rejected.end());
    std::ranges::stable_sort(rejected, {}, &analytics::RejectedRow::line);
    return {
        .columns = std::move(coded.columns),
        .records = coded.records,
        .rejected = std::move(rejected),
        .rows = analytics::parquet_of(table)
    };
}

}  // namespace dueregard::monitoring
