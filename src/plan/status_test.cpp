#include "plan/status.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::plan {

TEST_CASE("each meaning has the name under which it is stored") {
    for (const auto meaning : all_meanings())
        CHECK(meaning_named(name_of(meaning)) == meaning);
    CHECK(name_of(Meaning::narrowly_missed) == "narrowly_missed");
    CHECK_FALSE(meaning_named("Met"));
    for (const auto& status : default_scale().statuses) {
        CHECK(meaning_of(status.symbol) == status.meaning);
        CHECK(meaning_of(status.word) == status.meaning);
    }
}

TEST_CASE("symbols, colours and letters have a meaning each") {
    for (const std::string printed :
         {"★", " ★ ", "Green", "GREEN", "G", "g", "Blue", "B", "✔", "✓ ", "✅", "🟢", "RAG: G", "100%", "Y"
         }) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::met);
    }
    for (const std::string printed : {"●", "Amber", "A", "A/G", "Amber/Green", "Yellow", "🟠", "A ↑"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::narrowly_missed);
    }
    for (const std::string printed : {"▲", "Red", "R", "✗", "❌", "🔴", "R/A", "N"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::missed);
    }
    for (const std::string printed : {"○", "Grey", "White"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::not_due);
    }
}

TEST_CASE("words are read whatever their case, dashes and company") {
    for (const std::string printed :
         {"On track",
          "on-track",
          "Completed",
          "COMPLETE",
          "Achieved",
          "Delivered",
          "Met",
          "Target met",
          "Done",
          "Closed",
          "Completed March 2023",
          "Green – on track",
          "Green - on track",
          "Ongoing – on track",
          "Currently on track",
          "Ahead of schedule",
          "Complete and ongoing",
          "Ar y trywydd iawn / On track",
          "Wedi’i gwblhau"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::met);
    }
    for (const std::string printed :
         {"Delayed",
          "Amber (delayed)",
          "At risk",
          "Behind schedule",
          "Partially met",
          "Narrowly missed",
          "On hold",
          "Paused",
          "Slippage",
          "Partly complete",
          "Late",
          "Amber – on track",
          "Not fully met"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::narrowly_missed);
    }
    for (const std::string printed :
         {"Off track",
          "Missed",
          "Not achieved",
          "Not met",
          "Overdue",
          "Red - off track",
          "Not on track",
          "No progress",
          "No",
          "Not currently on track",
          "Has not been achieved",
          "Incomplete",
          "Below target"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::missed);
    }
    for (const std::string printed :
         {"Not started",
          "Not yet started",
          "not due",
          "Not yet due",
          "In progress",
          "Ongoing",
          "Underway",
          "Planned",
          "Due to start September 2024",
          "Yet to start",
          "Heb ddechrau"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::not_due);
    }
    for (const std::string printed : {"No update", "Not reported", "TBC", "–", "Awaiting data"}) {
        CAPTURE(printed);
        CHECK(meaning_of(printed) == Meaning::not_reported);
    }
}

TEST_CASE("what is no status has no meaning") {
    for (const std::string printed :
         {"",
          "  ",
          "75%",
          "31 March 2024",
          "Head of Housing",
          "Met with staff networks to plan the year",
          "N/A",
          "12",
          "→",
          "The library team ran a series of sessions with schools and the sessions were delivered by volunteers"
         }) {
        CAPTURE(printed);
        CHECK_FALSE(meaning_of(printed));
    }
}

TEST_CASE("a status that opens a narrative is read, one that stands deep in it is not") {
    CHECK(
        meaning_of(
            "Completed. All four sessions were held at the leisure centre and a report went to the board in May."
        )
        == Meaning::met
    );
    CHECK(
        meaning_of(
            "Amber – the first two of the training sessions were held, the third waits for a trainer to be found."
        )
        == Meaning::narrowly_missed
    );
}

TEST_CASE("the right-hand side of a legend is read without its colour") {
    CHECK(described_meaning("Action completed") == Meaning::met);
    CHECK(described_meaning("some slippage, recoverable") == Meaning::narrowly_missed);
    CHECK(described_meaning("not started yet") == Meaning::not_due);
    CHECK_FALSE(described_meaning("32 actions"));
}

}  // namespace dueregard::plan
