// What the columns of a table without headings hold.

#include "plan/column_contents.hpp"
#include "plan/report_columns.hpp"

#include <algorithm>

namespace dueregard::plan {

namespace {

constexpr double most = 0.5;
constexpr double nearly_all = 0.75;
constexpr double words_of_a_status = 6.0;
constexpr double words_of_a_sentence = 4.0;

}  // namespace

Columns guess_columns(std::span<const RowTexts> rows) {
    Columns columns;
    std::size_t width = 0;
    for (const auto& row : rows)
        width = std::max(width, row.size());
    std::optional<std::size_t> longest;
    double longest_words = words_of_a_sentence;
    for (std::size_t place = 0; place < width; ++place) {
        const auto contents = contents_of(rows, place);
        if (contents.filled == 0) continue;
        if (contents.refs >= nearly_all && !columns.ref && place == 0)
            columns.ref = place;
        else if (contents.dates >= nearly_all && !columns.due)
            columns.due = place;
        else if (contents.statuses >= nearly_all && contents.mean_words <= words_of_a_status
                 && !columns.status)
            columns.status = place;
        else if (contents.mean_words >= words_of_a_sentence && !columns.action)
            columns.action = place;
        else if (contents.mean_words >= longest_words) {
            longest = place;
            longest_words = contents.mean_words;
        }
    }
    if (!columns.due && !columns.status) return {};
    if (longest && columns.status && *longest > *columns.status) columns.commentary.push_back(*longest);
    if (columns.action && !columns.ref)
        columns.action_has_refs = contents_of(rows, *columns.action).leading_refs >= most;
    return columns;
}

}  // namespace dueregard::plan
