#include "documents/read_document.hpp"
#include "documents/xlsx_reader.hpp"
#include "support/office_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

Document read(const std::string& bytes) {
    auto document = read_document(bytes, "report.xlsx");
    REQUIRE_MESSAGE(document, (document ? std::string() : document.error().sentence));
    return *std::move(document);
}

using Texts = std::vector<std::vector<std::string>>;

Texts texts(const Table& table) {
    Texts rows;
    for (const auto& row : table.rows) {
        rows.emplace_back();
        for (const auto& cell : row.cells)
            rows.back().push_back(cell.text);
    }
    return rows;
}

std::string text_cell(std::string_view name, std::string_view text) {
    return "<c r=\"" + std::string(name) + "\" t=\"inlineStr\"><is><t>" + std::string(text) + "</t></is></c>";
}

}  // namespace

TEST_CASE("each sheet that is shown and filled is a table of its name") {
    const auto bytes = tests::xlsx({
        {"Measures", "<sheetData><row r=\"1\">" + text_cell("A1", "Ref") + "</row></sheetData>"},
        {"Empty", "<sheetData/>"},
        {"Key\" state=\"hidden", "<sheetData><row r=\"1\">" + text_cell("A1", "secret") + "</row></sheetData>"
        },
        {"Notes", "<sheetData><row r=\"1\">" + text_cell("A1", "Note") + "</row></sheetData>"},
    });

    const auto document = read(bytes);

    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].table.name == "Measures");
    CHECK(document.blocks[1].table.name == "Notes");
}

TEST_CASE("blank rows and columns around the table are left out, several within it are one") {
    const auto document = read(tests::xlsx(
        {{"S",
          "<sheetData><row r=\"3\">" + text_cell("B3", "Ref") + text_cell("D3", "Status")
              + "</row><row r=\"4\">" + text_cell("D4", " ")
              + "</row>"
                "<row r=\"7\">"
              + text_cell("B7", "A1") + "</row></sheetData>"}}
    ));

    const auto& table = document.blocks.at(0).table;
    CHECK(texts(table) == Texts{{"Ref", "", "Status"}, {"", "", ""}, {"A1", "", ""}});
    CHECK(table.rows[0].cells[0].at == Place{.sheet = "S", .cell = "B3"});
    CHECK(table.rows[2].cells[2].at.cell == "D7");
    CHECK(document.blocks.at(0).at.cell == "B3");
}

TEST_CASE("strings, numbers, dates and switches are as a person sees them") {
    const std::string styles =
        R"(<numFmts><numFmt numFmtId="164" formatCode="dd\ mmm\ yyyy"/><numFmt numFmtId="165" formatCode="&quot;£&quot;#,##0.00"/></numFmts>)"
        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="17"/></cellXfs>)";
    const std::string strings =
        "<si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_\nb</t></si>";

    const auto document = read(tests::xlsx(
        {{"S",
          R"(<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c><v>41</v></c><c><v>0.30000000000000004</v></c></row>)"
          R"(<row><c s="1"><v>44834</v></c><c s="2"><v>0.1454</v></c><c s="3"><v>44834</v></c><c s="4"><v>1234.5</v></c><c s="5"><v>44834</v></c></row>)"
          R"(<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;B1</f><v>joined</v></c><c t="d"><v>2022-09-30T00:00:00</v></c><c><f>1+1</f></c></row></sheetData>)"
        }},
        styles,
        strings
    ));

    CHECK(texts(document.blocks.at(0).table) == Texts{
        {"plain", "rich text", "a\nb", "41", "0.3"},
        {"2022-09-30", "14.54%", "2022-09-30", "£1234.50", "September 2022"},
        {"TRUE", "#N/A", "joined", "2022-09-30", ""},
    });
}

TEST_CASE("a merged header's text stands over each of its columns") {
    const auto document = read(tests::xlsx(
        {{"S",
          "<sheetData><row r=\"1\">" + text_cell("A1", "Measure") + text_cell("C1", "Status")
              + "</row><row r=\"2\">" + text_cell("A2", "A1") + text_cell("B2", "Plant")
              + text_cell("C2", "G")
              + "</row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C9\"/></mergeCells>"
        }}
    ));

    const auto& table = document.blocks.at(0).table;
    CHECK(texts(table) == Texts{{"Measure", "Measure", "Status"}, {"A1", "Plant", "G"}});
    CHECK(table.rows[0].cells[0].column_span == 2);
}

TEST_CASE("ten thousand columns are refused") {
    std::string cells;
    for (int i = 0; i < 10'000; ++i)
        cells += "<c><v>1</v></c>";

    const auto document =
        read_document(tests::xlsx({{"Wide", "<sheetData><row>" + cells + "</row></sheetData>"}}), "w.xlsx");

    REQUIRE_FALSE(document);
    CHECK(document.error().sentence.starts_with("Sheet “Wide” has more than 2000 columns"));
}

}  // namespace dueregard::documents
