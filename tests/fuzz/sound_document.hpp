#pragma once
// What holds for every document that was read, whatever the file was.

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "documents/read_document.hpp"
#include "documents/zip_archive.hpp"

#include <algorithm>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace dueregard::documents {

inline void ensure_sound(const Table& table) {
    ensure(!table.rows.empty(), "a table has rows");
    ensure(
        table.header_rows >= 0 && static_cast<std::size_t>(table.header_rows) <= table.rows.size(),
        "header rows are rows"
    );
    for (const auto& row : table.rows) {
        ensure(row.cells.size() == table.rows.front().cells.size(), "every row is as wide as the table");
        for (const auto& cell : row.cells) {
            ensure(is_valid_utf8(cell.text), "a cell is UTF-8");
            ensure(cell.column_span >= 1 && cell.row_span >= 1, "a cell covers itself");
            ensure(cell.at.line > 0 || !cell.at.cell.empty(), "a cell knows its place");
        }
    }
}

inline void ensure_sound(const Document& document) {
    for (const auto& block : document.blocks) {
        ensure(is_valid_utf8(block.text) && is_valid_utf8(block.number), "a block is UTF-8");
        ensure(block.at.line > 0 || !block.at.cell.empty(), "a block knows its place");
        ensure(
            block.kind != BlockKind::heading || (block.level >= 1 && block.level <= 9),
            "a heading has a level"
        );
        ensure(block.level >= 0 && block.level <= 9, "a level is one that pages can show");
        ensure((block.kind == BlockKind::table) == !block.table.rows.empty(), "a table block is a table");
        ensure(block.kind == BlockKind::table || !block.text.empty(), "a block says something");
        if (block.kind == BlockKind::table) ensure_sound(block.table);
    }
    int number = 0;
    for (const auto& comment : document.comments) {
        ensure(comment.number == ++number, "comments are numbered from 1");
        ensure(is_valid_utf8(comment.text) && is_valid_utf8(comment.quote), "a comment is UTF-8");
        ensure(is_valid_utf8(comment.quoted_from), "a comment's place is UTF-8");
    }
    for (const auto& note : document.notes)
        ensure(is_valid_utf8(note.text), "a note is UTF-8");
}

inline void ensure_sound(const std::expected<Document, Refusal>& read) {
    if (read) return ensure_sound(*read);
    const auto& sentence = read.error().sentence;
    ensure(
        !sentence.empty() && sentence.ends_with('.') && is_valid_utf8(sentence), "a refusal is a sentence"
    );
}

/// Small limits, so that a fuzzer finds out what happens beyond them.
constexpr Limits fuzz_limits = {
    .file_bytes = 1'000'000,
    .unpacked_bytes = 2'000'000,
    .entries = 50,
    .columns = 100,
    .cells = 20'000,
};

/// An office file from text that a fuzzer can work on: each part begins with a line "=== name". What begins
/// as a zip is left as it is.
inline std::string packed(std::string_view input) {
    if (is_zip(input)) return std::string(input);
    constexpr std::string_view mark = "=== ";
    ZipParts parts;
    while (!input.empty() && parts.size() < 40) {
        const auto line_end = std::min(input.find('\n'), input.size());
        auto name = std::string(input.substr(0, line_end));
        input.remove_prefix(std::min(line_end + 1, input.size()));
        const auto next = std::min(input.find("\n=== "), input.size());
        name.erase(0, name.starts_with(mark) ? mark.size() : 0);
        std::erase_if(name, [](char c) { return c <= ' ' || c > '~'; });
        const auto is_same = [&](const auto& part) { return part.first == name; };
        const bool is_new = std::find_if(parts.begin(), parts.end(), is_same) == parts.end();
        if (!name.empty() && name.size() < 100 && is_new) parts.emplace_back(name, input.substr(0, next));
        input.remove_prefix(std::min(next + 1, input.size()));
    }
    return parts.empty() ? std::string(input) : zip_of(parts, {});
}

}  // namespace dueregard::documents
