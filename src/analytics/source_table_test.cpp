#include "analytics/parquet.hpp"
#include "analytics/source_table.hpp"
#include "documents/document.hpp"
#include "documents/xlsx_writer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::analytics {

namespace {

using Labels = std::vector<std::string>;

const SourceColumn& column(const SourceTable& table, std::string_view heading) {
    for (const auto& one : table.columns) {
        if (one.heading == heading) return one;
    }
    FAIL("no such column");
    return table.columns.front();
}

}  // namespace

TEST_CASE("a CSV becomes columns of labels, and a row that does not fit is told with its line") {
    const auto table = read_source(
        "Ward,Ethnic  group,\r\n"
        "North,Irish,\r\n"
        ",,\r\n"
        "\"South\nside\",Irish,\r\n"
        "North,Roma,,x\r\n"
        "North\r\n"
        "North,,\r\n",
        "users.csv"
    );

    REQUIRE(table);
    CHECK(column(*table, "Ward").labels == Labels{"North", "South side"});
    CHECK(column(*table, "Ethnic group").labels == Labels{"Irish", ""});
    CHECK(column(*table, "Ethnic group").codes == std::vector<std::uint16_t>{0, 0, 1});
    CHECK(table->lines == std::vector<std::uint32_t>{2, 4, 8});
    CHECK(
        table->rejected
        == std::vector<
            RejectedRow>{{.line = 6, .why = "It has 4 cells where there are 2 headings."}, {.line = 7, .why = "It has 1 cell where there are 2 headings."}}
    );
}

TEST_CASE("what never repeats is left out, and so is what the caller says; values can be made coarser") {
    std::string csv = "Name,Reference,Born\n";
    for (int i = 0; i < 600; ++i)
        csv += "Ann,R" + std::to_string(i) + ",19" + std::to_string(10 + i % 80) + "-01-01\n";

    const auto table = read_source(csv, "users.csv", {.reading_of = [](std::string_view heading) {
                                       ColumnReading reading;
                                       if (heading == "Name")
                                           reading.why_left_out = "It says who somebody is.";
                                       if (heading == "Born")
                                           reading.value = [](std::string_view value) {
                                               return std::string(value.substr(0, 3));
                                           };
                                       return reading;
                                   }});

    REQUIRE(table);
    REQUIRE(table->columns.size() == 1);
    CHECK(table->columns.front().labels.size() == 8);
    REQUIRE(table->left_out.size() == 2);
    CHECK(table->left_out[0] == LeftOutColumn{.heading = "Name", .why = "It says who somebody is."});
    CHECK(
        table->left_out[1].why
        == "It holds more than 500 different values, as names and numbers of people do."
    );
}

TEST_CASE("an Excel workbook is read as its CSV is, with the rows of its sheet") {
    documents::XlsxSheet sheet;
    sheet.table.name = "Users";
    for (const auto& texts : {Labels{"Ward", "Sex"}, Labels{"North", "Female"}, Labels{"South", "Male"}}) {
        documents::Row row;
        for (const auto& text : texts)
            row.cells.push_back({.text = text, .at = {}});
        sheet.table.rows.push_back(row);
    }
    const auto workbook = documents::write_xlsx({sheet}, {.title = "Users", .made = {}});

    const auto table = read_source(workbook, "users.xlsx");

    REQUIRE(table);
    CHECK(column(*table, "Sex").labels == Labels{"Female", "Male"});
    CHECK(table->lines == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("Parquet is read as text, whatever its columns hold") {
    const auto parquet = parquet_of(
        {.columns =
             {{.name = "ward", .numbers = std::vector<std::uint8_t>{1, 2, 1}},
              {.name = "age", .numbers = std::vector<std::uint32_t>{40, 41, 40}}}}
    );

    const auto table = read_source(parquet, "users.parquet");

    REQUIRE(table);
    CHECK(column(*table, "ward").labels == Labels{"1", "2"});
    CHECK(column(*table, "age").codes == std::vector<std::uint16_t>{0, 1, 0});
}

TEST_CASE("what is no file of records is refused in one sentence") {
    const auto refusal = [](std::string_view bytes) {
        const auto read = read_source(bytes, "users.csv");
        REQUIRE_FALSE(read);
        return read.error().sentence;
    };

    CHECK(refusal("").starts_with("There are no records in this file"));
    CHECK(refusal("Ward,Sex\n").starts_with("There are no records in this file"));
    CHECK(refusal("%PDF-1.7\n").contains("and this is a PDF"));
    CHECK(refusal(std::string("a\0b,c\n\1\2\3", 10)).contains("save it as CSV"));
    CHECK(refusal("PAR1 and then nothing").starts_with("This is no whole Parquet file"));
}

}  // namespace dueregard::analytics
