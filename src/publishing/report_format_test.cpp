#include "documents/read_document.hpp"
#include "publishing/report_format.hpp"

#include <doctest/doctest.h>

namespace dueregard::publishing {

namespace {

using namespace std::chrono;

ProgressPaper paper_with_one_row() {
    ProgressPaper paper{
        .period =
            {.label = "Quarter 2, 2026/27", .days = {.from = 2026y / July / 1, .to = 2026y / September / 30}},
        .prepared = 2026y / November / 22,
        .scale = plan::default_scale(),
    };
    paper.standings.push_back({
        .measure = {.id = {1}, .ref = "EX1.01", .action = "=cmd|' /C calc'!A0"},
        .now =
            plan::MeasureReturn{
                .content =
                    {.status = plan::default_scale().statuses.front(), .commentary = "Two\nlines, \"quoted\"."
                    }
            },
        .evidence = {{.title = "Minutes", .link = "https://example.org/m"}},
    });
    return paper;
}

const documents::Table& table_of(const documents::Document& document) {
    return document.blocks.at(0).table;
}

}  // namespace

TEST_CASE("the form follows from the file's ending") {
    CHECK(report_format_of("q2.DOCX") == ReportFormat::docx);
    CHECK(report_format_of("/tmp/a.b/q2.csv") == ReportFormat::csv);
    CHECK_FALSE(report_format_of("q2"));
    CHECK_FALSE(report_format_of("q2.odt"));
}

TEST_CASE("CSV and XLSX hold the same rows, and a formula leaves as text") {
    const auto paper = paper_with_one_row();

    const auto csv = documents::read_document(write_report(paper, ReportFormat::csv), "q2.csv");
    const auto xlsx = documents::read_document(write_report(paper, ReportFormat::xlsx), "q2.xlsx");

    REQUIRE(csv);
    REQUIRE(xlsx);
    for (const auto* document : {&*csv, &*xlsx}) {
        REQUIRE(table_of(*document).rows.size() == 2);
        const auto& cells = table_of(*document).rows[1].cells;
        CHECK(cells[0].text == "Quarter 2, 2026/27");
        CHECK(cells[3].text == "=cmd|' /C calc'!A0");
        CHECK(cells[9].text == "★ On target");
        CHECK(cells[11].text == "Two\nlines, \"quoted\".");
        CHECK(cells[12].text == "Minutes <https://example.org/m>");
    }
    CHECK(write_report(paper, ReportFormat::csv).contains("'=cmd"));
}

TEST_CASE("the same register gives the same bytes") {
    const auto paper = paper_with_one_row();
    auto later = paper;
    later.prepared = 2027y / February / 3;

    CHECK(write_report(paper, ReportFormat::xlsx) == write_report(later, ReportFormat::xlsx));
    CHECK(write_report(paper, ReportFormat::csv) == write_report(later, ReportFormat::csv));
    CHECK(write_report(paper, ReportFormat::docx) == write_report(paper, ReportFormat::docx));
    CHECK(report_file_name(paper, ReportFormat::pdf) == "progress-report-quarter-2-2026-27.pdf");
}

}  // namespace dueregard::publishing
