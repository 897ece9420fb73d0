#include "plan/return_sheet.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

TEST_CASE("a status goes into one cell and comes back, on the scale or off it") {
    const auto& scale = default_scale();
    const Status parked{.symbol = "◇", .word = "Parked", .meaning = Meaning::not_due};

    CHECK(status_cell(scale.statuses[0], scale) == "★ On target");
    CHECK(status_cell(parked, scale) == "◇ Parked (not_due)");
    const auto read = read_status_cell("◇ Parked (not_due)", scale);
    CHECK(read->symbol == "◇");
    CHECK(read->word == "Parked");
    CHECK(read->meaning == Meaning::not_due);
    CHECK_FALSE(read_status_cell("Purple", scale));
}

TEST_CASE("evidence goes into one cell and comes back") {
    const std::vector<EvidenceLine> evidence = {
        {.title = "Guide, second edition", .link = "https://example.org/guide"},
        {.title = "Minutes of May <draft>", .link = ""}
    };

    const auto cell = evidence_cell(evidence);

    CHECK(cell == "Guide, second edition <https://example.org/guide>\nMinutes of May <draft>");
    CHECK(read_evidence_cell(cell) == evidence);
    CHECK(read_evidence_cell("https://example.org/a")[0].link == "https://example.org/a");
}

}  // namespace dueregard::plan
