// The five real documents. They are not in the repository: where ../shared/corpus is absent, these tests say
// so.

#include "documents/csv.hpp"
#include "documents/docx_writer.hpp"
#include "documents/html_writer.hpp"
#include "documents/read_document.hpp"
#include "documents/xlsx_writer.hpp"
#include "support/file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

using Texts = std::vector<std::vector<std::string>>;

/// Every row of every table, one after the other.
Texts rows_of(const Document& document) {
    Texts rows;
    for (const auto& block : document.blocks) {
        for (const auto& row : block.table.rows) {
            rows.emplace_back();
            for (const auto& cell : row.cells)
                rows.back().push_back(cell.text);
        }
    }
    return rows;
}

/// The document, or nothing where there is no corpus; then the test's output says that it did not run.
std::optional<Document> corpus_document(const std::string& start) {
    const auto path = tests::corpus_file(start);
    if (path.empty()) {
        std::printf("did not run: ../shared/corpus/%s….txt is not there\n", start.c_str());
        return std::nullopt;
    }
    auto document = read_document(tests::file_bytes(path), path.filename().string());
    REQUIRE(document);
    return *std::move(document);
}

constexpr std::chrono::sys_seconds march = std::chrono::sys_days(std::chrono::year(2023) / 3 / 1);

}  // namespace

TEST_CASE("corpus 003: six tables of four columns, 41 rows of measures, each at its line") {
    const auto document = corpus_document("003");
    if (!document) return;

    std::vector<int> lines;
    std::size_t tables = 0;
    for (const auto& block : document->blocks) {
        if (block.kind != BlockKind::table) continue;
        ++tables;
        for (const auto& row : block.table.rows) {
            CHECK(row.cells.size() == 4);
            if (row.cells[2].text != "Status") lines.push_back(row.at.line);
        }
    }
    CHECK(tables == 6);
    CHECK(lines == std::vector<int>{
        10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 24, 25, 26, 29, 30, 31, 32, 33, 34,
        35, 36, 37, 40, 41, 42, 45, 46, 47, 48, 49, 50, 53, 54, 55, 56, 57, 58, 59, 60,
    });
}

TEST_CASE("corpus 003: written as Word, Excel and CSV it reads back to the same rows") {
    const auto document = corpus_document("003");
    if (!document) return;
    std::vector<XlsxSheet> sheets;
    Table all;
    for (const auto& block : document->blocks) {
        if (block.kind == BlockKind::table) sheets.push_back({.table = block.table});
        for (const auto& row : block.table.rows)
            all.rows.push_back(row);
    }

    const auto word =
        read_document(write_docx(write_html(*document), {.title = "T", .made = march}), "a.docx");
    const auto excel = read_document(write_xlsx(sheets, {.title = "T", .made = march}), "a.xlsx");
    const auto csv = read_document(write_csv(all), "a.csv");

    REQUIRE(word);
    REQUIRE(excel);
    REQUIRE(csv);
    CHECK(rows_of(*word) == rows_of(*document));
    CHECK(rows_of(*excel) == rows_of(*document));
    CHECK(rows_of(*csv) == rows_of(*document));
}

TEST_CASE("corpus 001: thirty remarks, each anchored, in the order of the text") {
    const auto document = corpus_document("001");
    if (!document) return;

    REQUIRE(document->comments.size() == 30);
    CHECK(std::ranges::all_of(document->comments, [](const Comment& comment) {
        return comment.anchor.line > 0;
    }));
    CHECK(std::ranges::is_sorted(document->comments, {}, [](const Comment& comment) {
        return comment.anchor.line;
    }));
    CHECK(document->comments[0].quote == "OCC");
    CHECK(std::ranges::none_of(document->blocks, [](const Block& block) {
        return block.kind == BlockKind::table;
    }));
}

TEST_CASE("corpus 001 and 000: chapters and their parts are numbered headings") {
    const auto peers = corpus_document("001");
    const auto committee = corpus_document("000");
    if (!peers || !committee) return;
    const auto numbers = [](const Document& document) {
        std::vector<std::string> found;
        for (const auto& block : document.blocks) {
            if (block.kind == BlockKind::heading && !block.number.empty()) found.push_back(block.number);
        }
        return found;
    };

    CHECK(
        numbers(*peers)
        == std::vector<std::string>{"1", "2", "3", "4", "4.1", "4.2", "4.3", "4.4", "4.5", "5", "6"}
    );
    CHECK(numbers(*committee) == std::vector<std::string>{"1", "2", "2.1", "3", "4", "5", "6", "7"});
}

TEST_CASE("corpus 004: three footnotes leave the text and become notes") {
    const auto document = corpus_document("004");
    if (!document) return;

    REQUIRE(document->notes.size() == 3);
    CHECK(document->notes[2].mark == "3");
    CHECK(document->notes[2].at.line == 86);
    CHECK(std::ranges::none_of(document->blocks, [](const Block& block) {
        return block.text.contains("footnoteRef");
    }));
}

}  // namespace dueregard::documents
