#include "publishing/workforce_paper.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace dueregard::publishing {

using namespace std::chrono;

namespace {

monitoring::FrozenTable sexes() {
    monitoring::FrozenTable table;
    table.row_heading = "Sex";
    table.columns = {"Records"};
    table.rows = {"Female", "Male", "Prefer not to say", "Total"};
    table.cells = {
        {{.number = 2'100, .text = "2100"}},
        {{.number = 900, .text = "900"}},
        {{.number = 100, .text = "100"}},
        {{.number = 3'100, .text = "3100"}}
    };
    table.method = {"The threshold is 10."};
    return table;
}

bool says(const documents::Document& document, documents::BlockKind kind, const std::string& text) {
    return std::ranges::any_of(document.blocks, [&](const documents::Block& block) {
        return block.kind == kind && block.text.contains(text);
    });
}

}  // namespace

TEST_CASE("the workforce report holds each table with its shares, its benchmark and how it was made") {
    const auto oxford = monitoring::census_benchmark("E07000178", "sex", "").value();
    const WorkforcePaper paper{
        .organisation = "Wexmere County Council",
        .prepared = 2026y / November / 26,
        .benchmark = oxford.title,
        .tables =
            {{.population = "Workforce",
              .title = "Workforce by sex",
              .period = "31 March 2026",
              .published = 2026y / May / 1,
              .table = sexes(),
              .held = monitoring::representation_of(sexes(), oxford)}}
    };

    const auto document = workforce_document(paper);

    using enum documents::BlockKind;
    CHECK(document.title == "Workforce equality report");
    CHECK(says(document, heading, "Workforce by sex"));
    CHECK(says(document, paragraph, "31 March 2026. Published on 1 May 2026."));
    CHECK(says(document, paragraph, "Of known answers, against Residents of Oxford, Census 2021:"));
    CHECK(says(document, list_item, "Female: 70.0% against 50.9%: higher by 19.1 percentage points"));
    CHECK(says(document, list_item, "The threshold is 10."));
    CHECK(std::ranges::count(document.blocks, table, &documents::Block::kind) == 1);
}

TEST_CASE("a workforce report without a published table says so") {
    const auto document = workforce_document({.organisation = "Wexmere", .prepared = 2026y / November / 26});

    CHECK(says(
        document, documents::BlockKind::paragraph, "No table about the workforce has been published yet."
    ));
}

}  // namespace dueregard::publishing
