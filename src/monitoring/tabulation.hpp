#pragma once
// A table of a file of records by any of its columns, protected by a policy: what `dueregard tabulate`
// answers. Labels are counted as they stand in the file.

#include "analytics/source_table.hpp"
#include "documents/read_document.hpp"
#include "monitoring/disclosure.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::monitoring {

struct TabulationCell {
    std::vector<std::optional<std::string>> at;  ///< the label of each column; nothing: over all of them
    std::optional<std::int64_t> count;           ///< nothing where it is not shown as a number
    std::string shown;
    Shown how = Shown::shown;
};

struct Tabulation {
    std::vector<std::string> by;  ///< as they were asked for
    DisclosurePolicy policy;
    std::vector<TabulationCell>
        cells;  ///< with the totals of each column and of all, the last column fastest
    std::int64_t records = 0;
    std::vector<analytics::RejectedRow> rejected;
};

struct TabulationRequest {
    std::vector<std::string> by;  ///< columns by their headings, whatever their case and punctuation
    std::vector<std::pair<std::string, std::string>> where;  ///< only rows with this label in this column
    DisclosurePolicy policy;
};

/// Refuses what is no file of records, a column that is not there, and a table that would give a count away.
/// Cell keys need a column "record_key" of whole numbers below 256.
[[nodiscard]] std::expected<Tabulation, documents::Refusal>
tabulated(std::string_view bytes, std::string_view file_name, const TabulationRequest& request);

}  // namespace dueregard::monitoring
