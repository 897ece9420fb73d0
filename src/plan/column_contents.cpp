#include "plan/column_contents.hpp"

#include "base/text.hpp"
#include "plan/due_date.hpp"
#include "plan/ref.hpp"
#include "plan/status.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

/// More cells than this tell no more about their column.
constexpr std::size_t most_sampled = 200;
constexpr std::size_t longest_status_cell = 160;

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool is_in_word = false;
    for (const char c : text) {
        if (!is_space(c) && !is_in_word) ++words;
        is_in_word = !is_space(c);
    }
    return words;
}

bool is_number(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return is_digit(c) || is_space(c) || std::string_view(".,%()").contains(c);
    });
}

bool is_mark(std::string_view text) {
    return equals_ignoring_case(text, "x") || equals_ignoring_case(text, "yes")
           || equals_ignoring_case(text, "y")
           || (text.size() <= 6 && !is_letter(text.front()) && !is_digit(text.front()));
}

bool is_rank(std::string_view text) {
    constexpr std::array<std::string_view, 10> ranks = {
        "high", "medium", "low", "h", "m", "l", "1", "2", "3", "med"
    };
    const auto small = lower_ascii(text);
    return std::ranges::find(ranks, small) != ranks.end();
}

}  // namespace

ColumnContents contents_of(std::span<const RowTexts> rows, std::size_t column) {
    ColumnContents contents;
    std::size_t words = 0;
    std::size_t blank = 0;
    std::string_view above;
    const auto sampled = rows.first(std::min(rows.size(), most_sampled));
    for (const auto& row : sampled) {
        const auto text = column < row.size() ? row[column] : std::string_view();
        if (text.empty()) {
            ++blank;
            continue;
        }
        ++contents.filled;
        words += count_words(text);
        if (text.size() <= longest_status_cell) {
            if (parse_due(text)) ++contents.dates;
            if (meaning_of(text)) ++contents.statuses;
        }
        const auto leading = leading_ref(text);
        if (leading && !leading->rest.empty()) ++contents.leading_refs;
        if (parse_ref(text)) ++contents.refs;
        if (is_number(text)) ++contents.numbers;
        if (is_digit(text.front()) || text.starts_with("£")) ++contents.amounts;
        if (is_mark(text)) ++contents.marks;
        if (is_rank(text)) ++contents.ranks;
        if (text == above) ++contents.repeats;
        above = text;
    }
    if (contents.filled == 0) return contents;
    const auto filled = static_cast<double>(contents.filled);
    contents.mean_words = static_cast<double>(words) / filled;
    contents.blank_share = static_cast<double>(blank) / static_cast<double>(sampled.size());
    for (auto* share :
         {&contents.dates,
          &contents.statuses,
          &contents.leading_refs,
          &contents.refs,
          &contents.numbers,
          &contents.amounts,
          &contents.marks,
          &contents.ranks,
          &contents.repeats}) {
        *share /= filled;
    }
    return contents;
}

}  // namespace dueregard::plan
