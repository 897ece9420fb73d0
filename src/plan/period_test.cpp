#include "plan/period.hpp"

#include <doctest/doctest.h>

#include <array>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("a period is opened, reminded, closed and frozen, in that order") {
    CHECK(after(PeriodState::planned, PeriodActKind::opened) == PeriodState::open);
    CHECK(after(PeriodState::open, PeriodActKind::reminded) == PeriodState::open);
    CHECK(after(PeriodState::open, PeriodActKind::closed) == PeriodState::closed);
    CHECK(after(PeriodState::closed, PeriodActKind::frozen) == PeriodState::frozen);
}

TEST_CASE("a closed period can be opened again, a frozen one never") {
    CHECK(after(PeriodState::closed, PeriodActKind::opened) == PeriodState::open);
    CHECK(
        after(PeriodState::frozen, PeriodActKind::opened).error()
        == "The period is frozen: nothing in it can be changed any more"
    );
}

TEST_CASE("an open period cannot be frozen before it is closed") {
    CHECK(after(PeriodState::open, PeriodActKind::frozen).error() == "Close the period before you freeze it");
    CHECK(after(PeriodState::planned, PeriodActKind::closed).error() == "Only an open period can be closed");
}

TEST_CASE("the state follows from the acts") {
    const std::array acts{
        PeriodAct{.kind = PeriodActKind::opened},
        PeriodAct{.kind = PeriodActKind::closed},
        PeriodAct{.kind = PeriodActKind::opened},
        PeriodAct{.kind = PeriodActKind::reminded}
    };

    CHECK(state_after(std::span<const PeriodAct>{}) == PeriodState::planned);
    CHECK(state_after(acts) == PeriodState::open);
}

TEST_CASE("a quarter is of the financial year, which begins in April") {
    const auto third = quarter_of(2026y / November / 22);
    const auto fourth = quarter_of(2027y / February / 1);
    const auto first = quarter_of(2027y / April / 1);

    CHECK(third.label == "Quarter 3, 2026/27");
    CHECK(third.days == DateRange{2026y / October / 1, 2026y / December / 31});
    CHECK(third.returns_due == 2027y / January / 14);
    CHECK(fourth.label == "Quarter 4, 2026/27");
    CHECK(fourth.days == DateRange{2027y / January / 1, 2027y / March / 31});
    CHECK(first.label == "Quarter 1, 2027/28");
    CHECK(quarter_of(2099y / May / 1).label == "Quarter 1, 2099/00");
}

TEST_CASE("a period ends after it begins") {
    const Period backwards{
        .label = "Quarter 1", .days = {2026y / June / 30, 2026y / April / 1}, .returns_due = 2026y / July / 14
    };

    CHECK(faults_of(backwards) == Faults{{"to", "The period must end after it begins"}});
}

}  // namespace dueregard::plan
