// Which row of a table heads its columns.

#include "plan/due_date.hpp"
#include "plan/report_columns.hpp"

#include <algorithm>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_heading_bytes = 120;
constexpr double most = 0.5;

/// "30 September 2026" is a date; "Position at 30 September 2026" is a heading that says of when.
bool holds_date(std::string_view text) {
    const auto due = parse_due(text);
    if (!due || due->precision == DuePrecision::year) return false;
    return role_of_heading(text).role == ColumnRole::none;
}

}  // namespace

bool is_header_row(const RowTexts& row) {
    std::vector<ColumnRole> roles;
    std::size_t filled = 0;
    std::size_t known = 0;
    std::size_t dates = 0;
    std::string_view before;
    for (const auto text : row) {
        if (text.empty() || text == before) continue;
        before = text;
        ++filled;
        if (text.size() > longest_heading_bytes) return false;
        if (holds_date(text)) {
            ++dates;
            continue;
        }
        const auto heading = role_of_heading(text);
        if (heading.role == ColumnRole::none || !heading.is_close) continue;
        ++known;
        if (std::ranges::find(roles, heading.role) == roles.end()) roles.push_back(heading.role);
    }
    // Beside three headings and more "September 2026" heads a column too.
    if (dates > 0 && (roles.size() < 3 || known < filled - dates)) return false;
    return roles.size() >= 2 && static_cast<double>(known + dates) >= most * static_cast<double>(filled);
}

}  // namespace dueregard::plan
