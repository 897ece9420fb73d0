#include "intake/incoming.hpp"
#include "plan/return_sheet.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::intake;

TEST_CASE("a row of a report keeps its place, and stands for the heading above it where it names no objective"
) {
    plan::ProgressReport report;
    report.measures.push_back(
        {.ref = "EX1.01",
         .printed_ref = "EX1.01",
         .section = "A fair start",
         .action = "  Open two warm rooms ",
         .status = plan::Meaning::met,
         .printed_status = "Green",
         .at = {.line = 12}}
    );

    const auto incoming = incoming_of(report.measures, plan::default_scale());

    REQUIRE(incoming.rows.size() == 1);
    const auto& row = incoming.rows[0];
    CHECK(row.at.line == 12);
    CHECK(row.ref == "EX1.01");
    CHECK(row.printed_ref == "");
    CHECK(row.objective == "A fair start");
    CHECK(row.action == "Open two warm rooms");
    CHECK(row.status->word == "On target");
    CHECK(row.printed_status == "Green");
}

TEST_CASE("a mapping says what a printed status means, before the scale and the reader") {
    plan::ProgressReport report;
    report.measures.push_back(
        {.action = "Open two warm rooms", .status = plan::Meaning::met, .printed_status = "Green"}
    );
    report.measures.push_back({.action = "Print a guide", .printed_status = "Parked"});
    const StatusMapping mapping = {{"Green", plan::Meaning::not_due}, {"Parked", std::nullopt}};

    const auto incoming = incoming_of(report.measures, plan::default_scale(), mapping);

    CHECK(incoming.rows[0].status->meaning == plan::Meaning::not_due);
    CHECK_FALSE(incoming.rows[1].status);
    CHECK(brings_return(incoming.rows[1]));
}

TEST_CASE("the council's own scale tells a word that the reader would take for something else") {
    const plan::StatusScale scale{
        {{.symbol = "A", .word = "Amber", .meaning = plan::Meaning::missed},
         {.symbol = "G", .word = "Green", .meaning = plan::Meaning::met}}
    };
    plan::ProgressReport report;
    report.measures.push_back(
        {.action = "Print a guide", .status = plan::Meaning::narrowly_missed, .printed_status = "amber"}
    );

    const auto incoming = incoming_of(report.measures, scale);

    CHECK(incoming.rows[0].status->meaning == plan::Meaning::missed);
    CHECK(plan::status_meaning(plan::Meaning::narrowly_missed, scale).word == "Narrowly missed");
}

TEST_CASE("an outcome stands under the commentary") {
    plan::ProgressReport report;
    report.measures.push_back(
        {.action = "Print a guide", .commentary = "Printed in May.", .outcome = "300 copies are out."}
    );

    const auto incoming = incoming_of(report.measures, plan::default_scale());

    CHECK(incoming.rows[0].commentary == "Printed in May.\n\nOutcome: 300 copies are out.");
}

TEST_CASE("a row that reports and names no period is given the one of its document") {
    plan::ProgressReport report;
    report.period =
        plan::ReportedPeriod{.label = "Quarter 2, 2026/27", .from = std::nullopt, .to = std::nullopt};
    report.measures.push_back({.action = "Print a guide", .commentary = "Printed in May."});
    report.measures.push_back({.action = "Open two warm rooms"});
    report.measures.push_back(
        {.action = "Train ten guides", .commentary = "Six are trained.", .period = "Q1 2026/27"}
    );
    auto incoming = incoming_of(report.measures, plan::default_scale());
    REQUIRE(wants_period(incoming));

    give_period(incoming, *period_of(report.period));

    CHECK_FALSE(wants_period(incoming));
    REQUIRE(incoming.periods.size() == 2);
    CHECK(incoming.periods[1].label == "Quarter 2, 2026/27");
    CHECK(iso_date(incoming.periods[1].days->from) == "2026-07-01");
    CHECK(incoming.rows[0].period == 1);
    CHECK_FALSE(incoming.rows[1].period);
    CHECK(incoming.rows[2].period == 0);
}

TEST_CASE("a quarter without its year is called after the days that the document tells otherwise") {
    const plan::ReportedPeriod said{
        .label = "Quarter two", .from = parse_iso_date("2026-07-01"), .to = parse_iso_date("2026-09-30")
    };

    const auto period = period_of(said);

    CHECK(period->printed == "Quarter two");
    CHECK(period->label == "Quarter 2, 2026/27");
}

TEST_CASE("a place reads as a person would say it") {
    CHECK(words_of_place({.line = 12}) == "line 12");
    CHECK(words_of_place({.line = 7, .sheet = "Plan", .cell = "B7"}) == "sheet Plan, cell B7");
    CHECK(words_of_place({.line = 4, .page = 3}) == "page 3, line 4");
    CHECK(words_of_place({}) == "");
}
