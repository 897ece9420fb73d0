#include "documents/csv.hpp"
#include "intake/import_layout.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::intake;

namespace {

constexpr std::string_view header =
    "Period,Ref,Objective,Action,Owner,Service area,Baseline,Target,Due,Status,Progress,Commentary,Evidence\r\n";

documents::Document document_of(const std::string& text) {
    return *documents::read_csv(text, {});
}

}  // namespace

TEST_CASE("the layout is known by its exact header") {
    CHECK(is_import_layout(document_of(std::string(header))));
    CHECK_FALSE(is_import_layout(document_of("Ref,Objective,Action\r\nEX1.01,A fair start,Print a guide\r\n"))
    );
}

TEST_CASE("every cell of the layout is taken as it stands") {
    const auto document = document_of(
        std::string(header)
        + "\"Quarter 2, 2026/27\",EX1.01,EX1 A fair start,\"Print a guide, and post it\",Head of Print,Libraries,"
          "0,300 copies,,★ On target,120 copies,\"Two lines\nof text\",Guide <https://example.org/guide>\r\n"
    );

    const auto incoming = read_import_layout(document, plan::default_scale());

    REQUIRE(incoming.rows.size() == 1);
    const auto& row = incoming.rows[0];
    CHECK(incoming.periods[0].label == "Quarter 2, 2026/27");
    CHECK(row.period == 0);
    CHECK(row.ref == "EX1.01");
    CHECK(row.objective == "EX1 A fair start");
    CHECK(row.action == "Print a guide, and post it");
    CHECK(row.owner == "Head of Print");
    CHECK(row.service_area == "Libraries");
    CHECK(row.baseline == "0");
    CHECK(row.target == "300 copies");
    CHECK(row.due_words == "");
    CHECK(row.status->meaning == plan::Meaning::met);
    CHECK(row.progress == "120 copies");
    CHECK(row.commentary == "Two lines\nof text");
    CHECK(row.evidence == "Guide <https://example.org/guide>");
    CHECK(row.at.line == 2);
}

TEST_CASE("several periods stand in one file, and empty rows are passed over") {
    const auto document = document_of(
        std::string(header)
        + "Q1 2026/27,EX1.01,,Print a guide,,,,,,Missed,,Late.,\r\n"
          ",,,,,,,,,,,,\r\n"
          "Q2 2026/27,EX1.01,,Print a guide,,,,,,On target,,Done.,\r\n"
          "Q1 2026/27,EX1.02,,Open two rooms,,,,,,On target,,Open.,\r\n"
    );

    const auto incoming = read_import_layout(document, plan::default_scale());

    REQUIRE(incoming.periods.size() == 2);
    REQUIRE(incoming.rows.size() == 3);
    CHECK(incoming.rows[1].period == 1);
    CHECK(incoming.rows[2].period == 0);
}

TEST_CASE("the table that is written is the one that is read") {
    plan::SheetCells cells;
    cells.fill("x");

    const auto table = plan::return_sheet({cells});

    CHECK(table.rows.size() == 2);
    CHECK(documents::write_csv(table).starts_with(header));
}
