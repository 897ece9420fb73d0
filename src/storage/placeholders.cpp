#include "storage/placeholders.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard::storage {

namespace {

bool is_name_start(char c) {
    return is_letter(c) || c == '_';
}

std::size_t end_of(std::string_view sql, std::string_view closing, std::size_t from) {
    const auto end = sql.find(closing, from);
    return end == std::string_view::npos ? sql.size() : end + closing.size();
}

/// How many characters at the front are quoted text, a comment or a cast, in which no placeholder stands.
/// A doubled quote inside quotes reads as two quoted texts, which comes to the same.
std::size_t untouched(std::string_view sql) {
    if (sql.starts_with('\'')) return end_of(sql, "'", 1);
    if (sql.starts_with('"')) return end_of(sql, "\"", 1);
    if (sql.starts_with("--")) return end_of(sql, "\n", 2);
    if (sql.starts_with("/*")) return end_of(sql, "*/", 2);
    if (sql.starts_with("::")) return 2;
    return 0;
}

std::size_t placeholder_length(std::string_view sql) {
    if (sql.size() < 2 || sql.front() != ':' || !is_name_start(sql[1])) return 0;
    const auto* const end =
        std::find_if_not(sql.begin() + 2, sql.end(), [](char c) { return is_name_start(c) || is_digit(c); });
    return static_cast<std::size_t>(end - sql.begin());
}

}  // namespace

PlacedSql place(std::string_view sql, PlaceholderStyle style) {
    PlacedSql placed;
    placed.sql.reserve(sql.size());
    while (!sql.empty()) {
        if (const auto length = untouched(sql)) {
            placed.sql += sql.substr(0, length);
            sql.remove_prefix(length);
        } else if (const auto name = placeholder_length(sql)) {
            ++placed.count;
            placed.sql += style == PlaceholderStyle::question_mark ? "?" : "$" + std::to_string(placed.count);
            sql.remove_prefix(name);
        } else {
            placed.sql += sql.front();
            sql.remove_prefix(1);
        }
    }
    return placed;
}

}  // namespace dueregard::storage
