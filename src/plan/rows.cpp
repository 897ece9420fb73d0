#include "plan/rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace dueregard::plan {

namespace {

constexpr std::size_t rows_at_once = 100;

/// "(:v, :v), (:v, :v)"
std::string places(std::size_t rows, std::size_t columns) {
    std::string row = "(";
    for (std::size_t i = 0; i < columns; ++i)
        row += i == 0 ? ":v" : ", :v";
    row += ')';
    std::string all;
    for (std::size_t i = 0; i < rows; ++i)
        all += (i == 0 ? "" : ", ") + row;
    return all;
}

}  // namespace

void insert_rows(
    storage::Transaction& tx, std::string_view table, const std::vector<std::vector<storage::Value>>& rows
) {
    for (std::size_t start = 0; start < rows.size(); start += rows_at_once) {
        const auto count = std::min(rows_at_once, rows.size() - start);
        std::vector<storage::Value> values;
        for (auto i = start; i < start + count; ++i)
            std::ranges::copy(rows[i], std::back_inserter(values));
        tx.execute(fmt::format("insert into {} values {}", table, places(count, rows[start].size())), values);
    }
}

}  // namespace dueregard::plan
