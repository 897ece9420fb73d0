#include "intake/matching.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::intake;

namespace {

RegisteredMeasure registered(std::int64_t id, std::string ref, std::string action) {
    RegisteredMeasure measure;
    measure.measure.id = {id};
    measure.measure.ref = std::move(ref);
    measure.measure.action = std::move(action);
    return measure;
}

IncomingRow row(int line, std::string ref, std::string action) {
    IncomingRow made;
    made.at.line = line;
    made.ref = std::move(ref);
    made.action = std::move(action);
    return made;
}

}  // namespace

TEST_CASE("a row is matched by its ref, however it is spaced") {
    const RegisterView view{.measures = {registered(1, "EX1.01", "Print a guide for new residents")}};
    const Incoming incoming{.rows = {row(3, "EX 1.01", "Print a guide for new residents")}};

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].measure == 0);
    CHECK(matches[0].doubt == "");
}

TEST_CASE("a ref that stands for another action in the register is doubtful") {
    const RegisterView view{.measures = {registered(1, "EX1.01", "Print a guide for new residents")}};
    const Incoming incoming{.rows = {row(3, "EX1.01", "Open two warm rooms in every library")}};

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].measure == 0);
    CHECK(matches[0].doubt == "In the register EX1.01 is another action: “Print a guide for new residents”.");
}

TEST_CASE("of two measures with one ref, the row speaks of the one whose action is its own") {
    const RegisterView view{
        .measures =
            {registered(1, "EX1.01", "Print a guide for new residents"),
             registered(2, "EX1.01", "Open two warm rooms in every library")}
    };
    const Incoming incoming{
        .rows =
            {row(3, "EX1.01", "Print a guide for new residents"),
             row(4, "EX1.01", "Open two warm rooms in every library")}
    };

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].measure == 0);
    CHECK(matches[0].doubt == "");
    CHECK(matches[1].measure == 1);
    CHECK(matches[1].doubt == "");
}

TEST_CASE("a mended ref is doubtful unless the register bears it out by the action") {
    const RegisterView view{.measures = {registered(1, "EX4.02", "Print a guide for new residents")}};
    Incoming incoming{
        .rows =
            {row(3, "EX4.02", "Print a guide for new residents"),
             row(4, "EX4.03", "Open two warm rooms in every library")}
    };
    incoming.rows[0].printed_ref = "EX14.02";
    incoming.rows[1].printed_ref = "EX14.03";

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].doubt == "");
    CHECK_FALSE(matches[1].measure);
    CHECK(
        matches[1].doubt
        == "The document prints EX14.03, which was read as EX4.03, and no measure of the register has that ref."
    );
}

TEST_CASE("without a ref, the same words match whatever their punctuation") {
    const RegisterView view{.measures = {registered(1, "EX1.01", "Print a guide, for new residents")}};
    const Incoming incoming{.rows = {row(3, "", "print a guide for new residents.")}};

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].measure == 0);
    CHECK(matches[0].doubt == "");
}

TEST_CASE("without a ref, a likeness above nine tenths matches and one of a half is doubtful") {
    const RegisterView view{
        .measures = {registered(
            1,
            "EX1.01",
            "Print and post a short guide to every household that has moved into the county by June"
        )}
    };
    const Incoming incoming{
        .rows =
            {row(3,
                 "",
                 "Print and post a short guide to every household that has moved into the county by May"),
             row(4, "", "Print and post a short guide to every household that asks for one"),
             row(5, "", "Open two warm rooms")}
    };

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].measure == 0);
    CHECK(matches[0].doubt == "");
    CHECK(
        matches[1].doubt
        == "It reads much like EX1.01: “Print and post a short guide to every household that has moved into the county …”."
    );
    CHECK_FALSE(matches[2].measure);
    CHECK(matches[2].doubt == "");
}

TEST_CASE("two measures that are nearly as like leave the row in doubt") {
    const RegisterView view{
        .measures =
            {registered(1, "EX1.01", "Train all front line staff of the north in plain English each year"),
             registered(2, "EX1.02", "Train all front line staff of the south in plain English each year")}
    };
    const Incoming incoming{
        .rows = {row(3, "", "Train all front line staff of the west in plain English each year")}
    };

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].doubt.starts_with("It reads much like EX1.01"));
    CHECK(matches[0].candidates == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a measure that another row claims by its ref is no candidate") {
    const RegisterView view{.measures = {registered(1, "EX1.01", "Print a guide for new residents")}};
    const Incoming incoming{
        .rows =
            {row(3, "EX1.01", "Print a guide for new residents"),
             row(4, "EX1.09", "Print a guide for new residents")}
    };

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].doubt == "");
    CHECK_FALSE(matches[1].measure);
    CHECK(matches[1].doubt == "");
}

TEST_CASE("the same action under a new ref is doubtful, under none in the register it is a match") {
    const RegisterView view{
        .measures =
            {registered(1, "EX1.01", "Print a guide for new residents"),
             registered(2, "", "Open two warm rooms")}
    };
    const Incoming incoming{
        .rows = {row(3, "EX2.01", "Print a guide for new residents"), row(4, "EX2.02", "Open two warm rooms")}
    };

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].measure == 0);
    CHECK(matches[0].doubt == "The register has this action under the ref EX1.01, not EX2.01.");
    CHECK(matches[1].measure == 1);
    CHECK(matches[1].doubt == "");
}

TEST_CASE("two rows for one measure are doubtful, but not the one that the action bears out") {
    const RegisterView view{.measures = {registered(1, "EX1.01", "Print a guide for new residents")}};
    const Incoming incoming{
        .rows =
            {row(3, "EX1.01", "Print a guide for new residents"),
             row(4, "EX1.01", "Print a map for new residents and walkers")}
    };

    const auto matches = match_rows(incoming, view);

    CHECK(matches[0].doubt == "");
    CHECK(matches[1].doubt == "Line 3 also gives EX1.01 in the same period.");
}

TEST_CASE("two new rows with one ref are both doubtful in one period, and one measure in two") {
    Incoming incoming{
        .periods = {{.label = "Q1"}, {.label = "Q2"}},
        .rows =
            {row(3, "EX1.01", "Print a guide"),
             row(4, "EX1.01", "Open two warm rooms"),
             row(5, "EX1.02", "Train ten guides"),
             row(6, "EX1.02", "Train ten guides"),
             row(7, "EX1.02", "Plant a hundred trees")}
    };
    incoming.rows[2].period = 0;
    incoming.rows[3].period = 1;

    const auto matches = match_rows(incoming, {});

    CHECK(matches[0].doubt == "Line 4 also gives EX1.01 in the same period.");
    CHECK(matches[1].doubt == "Line 3 also gives EX1.01 in the same period.");
    CHECK(matches[2].doubt == "");
    CHECK(matches[3].doubt == "");
    CHECK(matches[4].doubt == "Line 5 gives another action for EX1.02: “Train ten guides”.");
}

TEST_CASE("a withdrawn measure is not taken up again unasked") {
    RegisterView view{.measures = {registered(1, "EX1.01", "Print a guide")}};
    view.measures[0].is_withdrawn = true;
    const Incoming incoming{.rows = {row(3, "EX1.01", "Print a guide")}};

    CHECK(match_rows(incoming, view)[0].doubt == "EX1.01 was withdrawn from the plan.");
}

TEST_CASE("four thousand rows are matched with four thousand measures in good time") {
    RegisterView view;
    Incoming incoming;
    for (int i = 0; i < 4000; ++i) {
        const auto action =
            "Publish profile " + std::to_string(i)
            + " of the county with the same nine equality questions on every form and page of it";
        view.measures.push_back(registered(i + 1, "", action));
        incoming.rows.push_back(row(i + 2, "", action));
    }

    const auto matches = match_rows(incoming, view);

    CHECK(matches[3999].measure == 3999);
    CHECK(matches[3999].doubt == "");
}
