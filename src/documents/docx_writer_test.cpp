#include "documents/docx_writer.hpp"
#include "documents/html_writer.hpp"
#include "documents/pdf_writer.hpp"
#include "documents/read_document.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::documents {

namespace {

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

Document report() {
    Document document{.title = "Progress report"};
    Table table{.header_rows = 1};
    for (const auto& cells : Texts{
             {"Ref", "Action", "Status"},
             {"A1", "Plant trees\nand water them", "★ On target"},
             {"A2", "<Mend> & \"paint\"", "▲ Missed"}
         }) {
        table.rows.emplace_back();
        for (const auto& text : cells)
            table.rows.back().cells.push_back({.text = text});
    }
    document.blocks = {
        {.kind = BlockKind::heading, .level = 1, .text = "Progress report"},
        {.kind = BlockKind::paragraph, .text = "Two measures were due."},
        {.kind = BlockKind::heading, .level = 2, .text = "Trees and roofs"},
        {.kind = BlockKind::table, .table = table},
    };
    return document;
}

constexpr std::chrono::sys_seconds march = std::chrono::sys_days(std::chrono::year(2023) / 3 / 1);

}  // namespace

TEST_CASE("a report written as Word reads back as the same headings, text and table") {
    const auto bytes = write_docx(write_html(report()), {.title = "Progress report", .made = march});

    const auto document = read_document(bytes, "report.docx");
    REQUIRE(document);
    CHECK(document->title == "Progress report");
    REQUIRE(document->blocks.size() == 4);
    CHECK(document->blocks[0].kind == BlockKind::heading);
    CHECK(document->blocks[0].text == "Progress report");
    CHECK(document->blocks[1].text == "Two measures were due.");
    CHECK(document->blocks[2].level == 2);
    CHECK(texts(document->blocks[3].table) == texts(report().blocks[3].table));
    CHECK(document->blocks[3].table.header_rows == 1);
}

TEST_CASE("equal reports are equal Word documents, byte for byte") {
    const auto html = write_html(report());

    CHECK(write_docx(html, {.title = "T", .made = march}) == write_docx(html, {.title = "T", .made = march}));
}

TEST_CASE("a PDF is tagged, titled and says which standard it keeps") {
    const auto pdf = write_pdf(write_html(report()), march);

    CHECK(pdf.starts_with("%PDF-1.7"));
    CHECK(pdf.contains("/StructTreeRoot"));
    CHECK(pdf.contains("pdfuaid"));
}

}  // namespace dueregard::documents
