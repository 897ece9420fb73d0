#pragma once
// Numbers from elsewhere that stand beside the repository, for tests that hold our methods against them.

#include "support/corpus.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::support {

/// A row by its header's words, without the quotes.
using VectorRow = std::map<std::string, std::string>;

/// The cells of one line of CSV; quotes may stand around a cell.
inline std::vector<std::string> vector_cells(const std::string& line) {
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (const char c : line) {
        if (c == '"') is_quoted = !is_quoted;
        if (c == '"' || c == '\r') continue;
        if (c == ',' && !is_quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

/// The rows of a CSV of ../shared/vectors. Where it is absent, the output says that the test did not run.
inline std::optional<std::vector<VectorRow>> vectors(const std::string& name) {
    const auto bytes = bytes_of("../shared/vectors/" + name);
    if (!bytes) {
        std::printf("did not run: ../shared/vectors/%s is not there\n", name.c_str());
        return std::nullopt;
    }
    std::vector<VectorRow> rows;
    std::vector<std::string> header;
    for (std::size_t at = bytes->starts_with("\xEF\xBB\xBF") ? 3 : 0; at < bytes->size();) {
        const auto end = std::min(bytes->find('\n', at), bytes->size());
        auto cells = vector_cells(bytes->substr(at, end - at));
        at = end + 1;
        if (header.empty()) {
            header = std::move(cells);
            continue;
        }
        VectorRow row;
        for (std::size_t i = 0; i < cells.size() && i < header.size(); ++i)
            row[header[i]] = std::move(cells[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace dueregard::support
