#pragma once
// A column of a dataset that was accepted: its code list, the codes that it uses, and how many records have
// no answer in it, by why.

#include "monitoring/code_list.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// Of each record it holds a number: a code's place, or past the codes that of one of `states`. A state that
/// nobody is in has no number: everybody could guess that its count is nought.
struct DatasetColumn {
    std::string heading;              ///< as it stood in the file
    std::string list;                 ///< the code list's name
    std::vector<std::string> titles;  ///< of the codes: the list's own, or for an open list the file's labels
    std::vector<NoAnswer> states = {};  ///< those that some record is in
    std::int64_t answered = 0;
    std::array<std::int64_t, no_answer_count> without{};  ///< by NoAnswer
    friend bool operator==(const DatasetColumn&, const DatasetColumn&) = default;
};

/// Codes and states together.
[[nodiscard]] std::uint32_t categories_of(const DatasetColumn& column);
/// Of a code or a state, by its number.
[[nodiscard]] std::string title_of(const DatasetColumn& column, std::uint32_t category);
/// "Ethnic group"; for a column of an open list "Ward".
[[nodiscard]] std::string title_of(const DatasetColumn& column);

/// How many of those who were to answer did, in percent rounded down: the records without those to whom the
/// question does not apply. Nothing where there is nobody to answer.
[[nodiscard]] std::optional<int> declaration_rate(const DatasetColumn& column);

[[nodiscard]] std::string columns_json(const std::vector<DatasetColumn>& columns);
[[nodiscard]] std::vector<DatasetColumn> columns_in(std::string_view json);

}  // namespace dueregard::monitoring
