#include "base/failure.hpp"
#include "documents/read_document.hpp"
#include "documents/xlsx_writer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

using Texts = std::vector<std::vector<std::string>>;

Table table_of(const Texts& rows, const std::string& name = "") {
    Table table{.name = name};
    for (const auto& cells : rows) {
        table.rows.emplace_back();
        for (const auto& text : cells)
            table.rows.back().cells.push_back({.text = text});
    }
    return table;
}

Texts texts(const Table& table) {
    Texts rows;
    for (const auto& row : table.rows) {
        rows.emplace_back();
        for (const auto& cell : row.cells)
            rows.back().push_back(cell.text);
    }
    return rows;
}

constexpr XlsxProperties march = {
    .title = "", .made = std::chrono::sys_days(std::chrono::year(2023) / 3 / 1)
};

}  // namespace

TEST_CASE("what is written is read again, letter for letter") {
    const Texts rows = {
        {"Ref", "Action", "Status"},
        {"A1", "Plant trees\nand water them", "★ On target"},
        {"007", "=cmd|' /C calc'!A0", "+1"},
        {" kept ", "_x0041_ & <b> \"q\" \x01", "-"},
        {"", "1.50", "@home"},
    };

    const auto document = read_document(write_xlsx({{.table = table_of(rows, "Measures")}}, march), "a.xlsx");

    REQUIRE(document);
    CHECK(document->blocks.at(0).table.name == "Measures");
    CHECK(texts(document->blocks.at(0).table) == rows);
}

TEST_CASE("equal input gives equal bytes, and reading and writing again too") {
    const auto first = write_xlsx({{.table = table_of({{"a", "b"}, {"1", "x\ny"}}, "S")}}, march);
    const auto document = read_document(first, "a.xlsx");
    REQUIRE(document);

    CHECK(write_xlsx({{.table = table_of({{"a", "b"}, {"1", "x\ny"}}, "S")}}, march) == first);
    CHECK(write_xlsx({{.table = document->blocks.at(0).table}}, march) == first);
}

TEST_CASE("numbers are numbers only in the columns that say so") {
    const auto bytes = write_xlsx(
        {{.table = table_of({{"n", "text"}, {"41", "41"}, {"007", "x"}, {"-2.5", ""}}), .number_columns = {0}}
        },
        march
    );

    const auto document = read_document(bytes, "a.xlsx");
    REQUIRE(document);
    CHECK(
        texts(document->blocks.at(0).table) == Texts{{"n", "text"}, {"41", "41"}, {"007", "x"}, {"-2.5", ""}}
    );
}

TEST_CASE("sheets get names that Excel allows, each its own") {
    const auto bytes = write_xlsx(
        {{.table = table_of({{"a"}}, "Quarter 2: 'met' / [all]")},
         {.table = table_of({{"b"}}, "")},
         {.table = table_of({{"c"}}, "sheet")},
         {.table = table_of({{"d"}}, "A name that is much longer than Excel allows")}},
        march
    );

    const auto document = read_document(bytes, "a.xlsx");
    REQUIRE(document);
    std::vector<std::string> names;
    for (const auto& block : document->blocks)
        names.push_back(block.table.name);
    CHECK(
        names
        == std::vector<
            std::string>{"Quarter 2   met     all", "Sheet", "sheet 2", "A name that is much longer"}
    );
}

TEST_CASE("a text too long for a cell is told with its place") {
    const auto too_long = table_of({{"a"}, {std::string(40'000, 'x')}}, "S");

    CHECK_THROWS_WITH_AS(
        (void)write_xlsx({{.table = too_long}}, march),
        doctest::Contains("Excel cannot hold cell A2 of “S”"),
        Unavailable
    );
}

}  // namespace dueregard::documents
