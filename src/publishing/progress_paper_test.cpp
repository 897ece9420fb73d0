#include "publishing/progress_paper.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace dueregard::publishing {

namespace {

using namespace std::chrono;

plan::Status status(plan::Meaning meaning) {
    return *std::ranges::find(plan::default_scale().statuses, meaning, &plan::Status::meaning);
}

plan::MeasureReturn given(plan::Meaning meaning, std::string commentary) {
    return {
        .content = {.status = status(meaning), .commentary = std::move(commentary)},
        .state = plan::ReturnState::agreed,
    };
}

/// Two measures under one objective: the first slipped since last quarter, the second has said nothing yet.
ProgressPaper small_paper() {
    const plan::Objective objective{.id = {7}, .ref = "EX1", .title = "Open every door"};
    ProgressPaper paper{
        .organisation = "Exmoor Vale Council",
        .period =
            {.label = "Quarter 2, 2026/27",
             .days = {.from = 2026y / July / 1, .to = 2026y / September / 30},
             .state = plan::PeriodState::frozen},
        .before = plan::Period{.label = "Quarter 1, 2026/27"},
        .prepared = 2026y / November / 22,
        .scale = plan::default_scale(),
        .objectives = {objective},
    };
    paper.standings.push_back({
        .measure = {.id = {1}, .objective = objective.id, .ref = "EX1.01", .action = "Fit twelve lifts"},
        .objective = objective,
        .now = given(plan::Meaning::missed, "Nine were fitted."),
        .before = given(plan::Meaning::met, "On the way."),
    });
    paper.standings.push_back({
        .measure = {.id = {2}, .objective = objective.id, .ref = "EX1.02", .action = "Print a guide"},
        .objective = objective,
    });
    return paper;
}

std::string all_text(const documents::Document& document) {
    std::string text;
    for (const auto& block : document.blocks) {
        text += block.text + '\n';
        for (const auto& row : block.table.rows) {
            for (const auto& cell : row.cells)
                text += cell.text + " | ";
            text += '\n';
        }
    }
    return text;
}

}  // namespace

TEST_CASE("what slipped is told with what it was and is") {
    const auto paper = small_paper();

    const auto changes = status_changes(paper);

    REQUIRE(changes.size() == 1);
    CHECK(changes.front().standing->measure.ref == "EX1.01");
    CHECK(changes.front().was == plan::Meaning::met);
    CHECK(changes.front().is == plan::Meaning::missed);
}

TEST_CASE("the summary is counted from the rows, and the rule stands beside it") {
    const auto text = all_text(progress_document(small_paper()));

    CHECK(text.contains("EX1 Open every door | 0 | 0 | 1 | 0 | 1 | 2 | "));
    CHECK(text.contains(std::string(plan::counting_rule)));
}

TEST_CASE("a measure without a return says so, and brings no words of its own") {
    const auto text = all_text(progress_document(small_paper()));

    CHECK(text.contains("EX1.02 | Print a guide |  |  | – Not reported |  |  | "));
}

TEST_CASE("a period that is not frozen says that it may change") {
    auto paper = small_paper();
    CHECK_FALSE(all_text(progress_document(paper)).contains("not frozen"));

    paper.period.state = plan::PeriodState::open;

    CHECK(all_text(progress_document(paper)).contains("not frozen"));
}

TEST_CASE("commentary that repeats the last return is marked") {
    auto paper = small_paper();
    paper.standings.front().now->content.carried_from = plan::ReturnId{3};

    CHECK(all_text(progress_document(paper))
              .contains("Nine were fitted.\n(Carried forward from the last return.)"));
}

TEST_CASE("checks outstanding are told, or that there are none") {
    auto paper = small_paper();
    CHECK(all_text(progress_document(paper)).contains("none found anything"));

    paper.hits.push_back({.check = "no_owner", .sentence = "Nobody owns it.", .of = "EX1.01"});

    CHECK(all_text(progress_document(paper)).contains("EX1.01 | Nobody owns it. | "));
}

}  // namespace dueregard::publishing
