#include "plan/checked_standing.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

namespace {

using namespace std::chrono_literals;

constexpr Period second_quarter{
    .id = PeriodId{7},
    .label = {},
    .days = {.from = Date{2026y, std::chrono::July, 1d}, .to = Date{2026y, std::chrono::September, 30d}},
    .returns_due = Date{2026y, std::chrono::October, 16d}
};

constexpr Status on_target{.symbol = {}, .word = {}, .meaning = Meaning::met};

Standing with_return(ReturnState state) {
    return {
        .measure = {.id = MeasureId{3}, .ref = "SAM1.04", .action = "Visit every day centre"},
        .now =
            MeasureReturn{
                .id = ReturnId{5},
                .measure = MeasureId{3},
                .content = {.status = on_target, .commentary = "Nine visited."},
                .state = state
            }
    };
}

CheckedMeasure checked_alone(const Standing& standing) {
    return checked(std::span(&standing, 1), second_quarter).front();
}

Instant at_noon(Date date) {
    return {at_midnight(date).milliseconds + 12 * 3600 * 1000};
}

}  // namespace

TEST_CASE("a return that counts is judged by what it says and by its evidence") {
    auto standing = with_return(ReturnState::agreed);
    standing.evidence = {{.title = "Visit log", .link = ""}};

    const auto seen = checked_alone(standing);

    CHECK(seen.key == 3);
    CHECK(seen.ref == "SAM1.04");
    CHECK(seen.status == Meaning::met);
    CHECK(seen.commentary == "Nine visited.");
    CHECK(seen.evidence == 1);
}

TEST_CASE("evidence that stands beside the measure itself bears out its return too") {
    auto standing = with_return(ReturnState::agreed);
    standing.own_evidence = 2;

    CHECK(checked_alone(standing).evidence == 2);
}

TEST_CASE("a draft may say anything: nothing of it is judged") {
    const auto seen = checked_alone(with_return(ReturnState::draft));

    CHECK_FALSE(seen.status.has_value());
    CHECK(seen.commentary.empty());
    CHECK_FALSE(seen.evidence.has_value());
}

TEST_CASE("what is absent in the register is absent to the checks, never an empty text") {
    const Standing standing{.measure = {.id = MeasureId{3}, .action = "Visit every day centre"}};

    const auto seen = checked_alone(standing);

    CHECK_FALSE(seen.ref.has_value());
    CHECK_FALSE(seen.owner.has_value());
    CHECK_FALSE(seen.objective.has_value());
    CHECK_FALSE(seen.due_return.has_value());
}

TEST_CASE("a return sent back counts for lateness from when it first came") {
    auto standing = with_return(ReturnState::submitted);
    standing.first_submitted_at = at_noon(Date{2026y, std::chrono::October, 14d});
    standing.submitted_at = at_noon(Date{2026y, std::chrono::October, 21d});

    const auto seen = checked_alone(standing);

    REQUIRE(seen.due_return);
    CHECK(seen.due_return->given == Date{2026y, std::chrono::October, 14d});
    CHECK(seen.due_return->due == Date{2026y, std::chrono::October, 16d});
}

TEST_CASE("a return that nobody gave is owed, one that a document brought is not") {
    const auto owed = checked_alone(with_return(ReturnState::not_started));
    const auto imported = checked_alone(with_return(ReturnState::agreed));
    const auto set_aside = checked_alone(with_return(ReturnState::set_aside));

    REQUIRE(owed.due_return);
    CHECK_FALSE(owed.due_return->given.has_value());
    CHECK_FALSE(imported.due_return.has_value());
    CHECK_FALSE(set_aside.due_return.has_value());
}

TEST_CASE("the period before brings its status and its words, unless it was only a draft") {
    auto standing = with_return(ReturnState::agreed);
    standing.before = MeasureReturn{
        .content = {.status = on_target, .commentary = "Eight visited."}, .state = ReturnState::frozen
    };
    const auto after_a_return = checked_alone(standing);
    standing.before->state = ReturnState::lapsed;
    const auto after_a_draft = checked_alone(standing);

    CHECK(after_a_return.previous_status == Meaning::met);
    CHECK(after_a_return.previous_commentary == "Eight visited.");
    CHECK_FALSE(after_a_draft.previous_status.has_value());
    CHECK(after_a_draft.previous_commentary.empty());
}

TEST_CASE("a misprint that stands in the register is mended by its neighbours, wherever it was sorted") {
    std::vector<Standing> standings;
    for (const auto* ref : {"SAM3.01", "SAM3.02", "SAM3.04", "SAM3.05", "SAM4.01", "SAM3.O3"}) {
        const auto id = static_cast<std::int64_t>(standings.size()) + 1;
        standings.push_back({.measure = {.id = MeasureId{id}, .ref = ref, .action = "Visit"}});
    }

    const auto seen = checked(standings, second_quarter);

    CHECK(seen.back().ref == "SAM3.03");
    CHECK(seen.back().printed_ref == "SAM3.O3");
    CHECK(seen.front().ref == seen.front().printed_ref);
}

TEST_CASE("a ref that a document printed otherwise is known by both") {
    const auto standing = with_return(ReturnState::agreed);
    const PrintedRefs printed{{MeasureId{3}, "SAM1.O4"}};

    const auto seen = checked(std::span(&standing, 1), second_quarter, printed).front();

    CHECK(seen.ref == "SAM1.04");
    CHECK(seen.printed_ref == "SAM1.O4");
}

}  // namespace dueregard::plan
