#pragma once
// What the lines of a backup say, each one JSON: an object at the head, at the start and end of each table
// and at the foot; an array for each row between. Whole numbers stand as such, other numbers with a point or
// an exponent, texts as texts, bytes as {"base64": "…"}.

#include "backup/contents.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dueregard::backup {

struct Head {
    Instant made_at;
    std::vector<std::string> steps;
};

struct TableStart {
    std::string table;
    std::vector<std::string> columns;
};

using RowValues = std::vector<storage::Value>;

struct Foot {
    std::vector<Chain> chains;
};

using Line = std::variant<Head, TableStart, RowValues, TableContent, Foot>;

[[nodiscard]] std::string line_of(const Head& head);
[[nodiscard]] std::string line_of(const TableStart& start);
/// Throws Unavailable for a text that is not UTF-8, which only another program can have written.
[[nodiscard]] std::string line_of(const RowValues& values);
[[nodiscard]] std::string line_of(const TableContent& end);
[[nodiscard]] std::string line_of(const Foot& foot);

/// Nothing for a line that is none of these.
[[nodiscard]] std::optional<Line> read_line(std::string_view line);

}  // namespace dueregard::backup
