// One real progress report in every format: what is read does not depend on what it was saved as. The
// document is not in the repository: where ../shared/corpus is absent, the test says that it did not run.

#include "documents/csv.hpp"
#include "documents/docx_writer.hpp"
#include "documents/html_writer.hpp"
#include "documents/program.hpp"
#include "documents/read_document.hpp"
#include "documents/xlsx_writer.hpp"
#include "intake/reading.hpp"
#include "support/corpus.hpp"
#include "support/file.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::intake {

namespace {

using documents::Document;

constexpr std::chrono::sys_seconds march = std::chrono::sys_days(std::chrono::year(2023) / 3 / 1);

/// The document as it stands, or nothing where there is no corpus; the test's output then says that it did
/// not run.
std::optional<Document> progress_report() {
    const auto name = tests::corpus_file("003").filename().string();
    const auto bytes = support::corpus(name.empty() ? "003…txt" : name);
    if (!bytes) return std::nullopt;
    auto document = documents::read_document(*bytes, "003.txt");
    REQUIRE(document);
    return *std::move(document);
}

/// As somebody copies a document into a sheet: everything in one, one below the other, words in the first
/// column.
documents::Table as_sheet(const Document& document) {
    documents::Table sheet{.name = "Report"};
    for (const auto& block : document.blocks) {
        for (const auto& row : block.table.rows)
            sheet.rows.push_back(row);
        if (block.kind == documents::BlockKind::table) continue;
        const auto text = block.number.empty() ? block.text : block.number + " " + block.text;
        sheet.rows.push_back({.cells = {{.text = text}}});
    }
    return sheet;
}

std::string by_pandoc(const std::string& html) {
    return documents::output_of(
        {.name = "pandoc", .package = "pandoc"},
        {.arguments = {"--from=html", "--to=docx", "--output=-"}, .input = html}
    );
}

Reading read(const std::string& bytes, const std::string& name) {
    const auto document = documents::read_document(bytes, name);
    REQUIRE(document);
    return reading_of(*document);
}

void check_same_rows(const Reading& found, const Reading& expected) {
    REQUIRE(found.measures.size() == expected.measures.size());
    for (std::size_t i = 0; i < expected.measures.size(); ++i) {
        const auto& row = found.measures[i];
        const auto& meant = expected.measures[i];
        CAPTURE(i);
        CHECK(row.ref == meant.ref);
        CHECK(row.printed_ref == meant.printed_ref);
        CHECK(row.section == meant.section);
        CHECK(row.objective == meant.objective);
        CHECK(row.action == meant.action);
        CHECK(row.owner == meant.owner);
        CHECK((row.due == meant.due));
        CHECK(row.printed_due == meant.printed_due);
        CHECK(row.status == meant.status);
        CHECK(row.printed_status == meant.printed_status);
        CHECK(row.commentary == meant.commentary);
        CHECK(row.outcome == meant.outcome);
    }
}

}  // namespace

TEST_CASE("corpus 003 reads to the same rows as text, Word, Excel and CSV") {
    const auto document = progress_report();
    if (!document) return;
    const auto expected = reading_of(*document);
    REQUIRE(expected.measures.size() == 41);
    const auto html = documents::write_html(*document);
    const auto sheet = as_sheet(*document);

    SUBCASE("Word, as we write it") {
        const auto bytes = documents::write_docx(html, {.title = "Report", .made = march});
        check_same_rows(read(bytes, "003.docx"), expected);
    }
    SUBCASE("Word, as pandoc writes it") {
        check_same_rows(read(by_pandoc(html), "003.docx"), expected);
    }
    SUBCASE("Excel") {
        const auto bytes = documents::write_xlsx({{.table = sheet}}, {.title = "Report", .made = march});
        check_same_rows(read(bytes, "003.xlsx"), expected);
    }
    SUBCASE("CSV") {
        check_same_rows(read(documents::write_csv(sheet), "003.csv"), expected);
    }
}

}  // namespace dueregard::intake
