#include "hostile/rows.hpp"

#include "accounts/secret.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "storage/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <variant>

namespace dueregard::hostile {

namespace {

constexpr std::size_t shortest_number = 16;

/// What is sealed is other bytes each time, whatever is in it.
bool is_random(const std::string& table, const std::string& column) {
    if (table == "dataset_content" && column == "content") return true;
    constexpr std::array<std::string_view, 5> words = {"hash", "digest", "salt", "secret", "token"};
    return column == "previous"
           || std::ranges::any_of(words, [&](std::string_view word) { return column.contains(word); });
}

struct Text {
    std::string operator()(std::monostate) const { return "null"; }

    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }

    std::string operator()(double number) const { return fmt::format("{}", number); }

    std::string operator()(const std::string& text) const { return text; }

    std::string operator()(const storage::Bytes& bytes) const {
        return accounts::hexadecimal(accounts::sha256(bytes.content));
    }
};

bool is_id_or_number(std::string_view word) {
    return is_id(word) || (word.size() >= shortest_number && std::ranges::all_of(word, is_digit));
}

/// Hands over each run of letters and digits, and what stands between two of them.
template <class Take>
void each_word(std::string_view line, Take take) {
    const auto is_part = [](char c) { return is_letter(c) || is_digit(c); };
    while (!line.empty()) {
        const bool is_word = is_part(line.front());
        const auto end = std::ranges::find_if(line, [&](char c) { return is_part(c) != is_word; });
        const auto size = static_cast<std::size_t>(end - line.begin());
        take(line.substr(0, size), is_word);
        line.remove_prefix(size);
    }
}

std::string with_new_ids_alike(std::string_view line, const Rows& before) {
    std::string out;
    each_word(line, [&](std::string_view word, bool is_word) {
        out += is_word && is_id_or_number(word) && !before.ids.contains(word) ? "new" : word;
    });
    return out;
}

void add_rows(storage::Db& db, const storage::Table& table, Rows& rows) {
    std::string list;
    std::vector<std::string> kept;
    for (const auto& column : table.columns) {
        if (is_random(table.name, column)) continue;
        list += (list.empty() ? "" : ", ") + storage::quoted(column);
        kept.push_back(column);
    }
    if (kept.empty()) return;
    const auto sql = fmt::format("select {} from {}", list, storage::quoted(table.name));
    db.each(sql, {}, [&](const storage::Row& row) {
        auto line = table.name;
        for (std::size_t i = 0; i < kept.size(); ++i)
            line += fmt::format(" {}={}", kept[i], std::visit(Text{}, row.values()[i].content()));
        rows.lines.push_back(std::move(line));
    });
}

}  // namespace

Rows rows_of(storage::Db& db) {
    Rows rows;
    for (const auto& table : storage::tables(db))
        add_rows(db, table, rows);
    std::ranges::sort(rows.lines);
    for (const auto& line : rows.lines) {
        each_word(line, [&](std::string_view word, bool is_word) {
            if (is_word && is_id_or_number(word)) rows.ids.emplace(word);
        });
    }
    return rows;
}

std::map<std::string, std::int64_t> counts_of(storage::Db& db) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& table : storage::tables(db)) {
        const auto row = db.find(fmt::format("select count(*) from {}", storage::quoted(table.name)));
        counts[table.name] = row->integer(0);
    }
    return counts;
}

std::vector<std::string> difference(const Rows& before, const Rows& after) {
    std::vector<std::string> gone;
    std::vector<std::string> come;
    std::ranges::set_difference(before.lines, after.lines, std::back_inserter(gone));
    std::ranges::set_difference(after.lines, before.lines, std::back_inserter(come));
    std::vector<std::string> lines;
    for (const auto& line : gone)
        lines.push_back("- " + line);
    for (const auto& line : come)
        lines.push_back("+ " + with_new_ids_alike(line, before));
    std::ranges::sort(lines);
    return lines;
}

bool is_id(std::string_view text) {
    constexpr std::size_t size = 13;
    return text.size() == size && from_crockford(text).has_value();
}

}  // namespace dueregard::hostile
