#pragma once
// A CSV file of the sample, its cells by their headings.

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::app {

class SampleRow {
public:
    SampleRow(const documents::Row& header, const documents::Row& row) : header_(&header), row_(&row) {}

    /// The cell under a heading. Throws BadRequest where the file has no such column.
    [[nodiscard]] const std::string& operator[](std::string_view heading) const;

private:
    const documents::Row* header_;
    const documents::Row* row_;
};

class SampleTable {
public:
    /// Throws BadRequest where the file is missing, cannot be read, or has a header and nothing below it.
    SampleTable(const std::string& folder, const std::string& path);

    [[nodiscard]] const std::vector<SampleRow>& rows() const { return rows_; }

private:
    documents::Document document_;
    std::vector<SampleRow> rows_;
};

/// Nothing where there is no such file. Throws BadRequest where it cannot be read as what it is.
[[nodiscard]] std::optional<documents::Document>
sample_document(const std::string& folder, const std::string& path);

}  // namespace dueregard::app
