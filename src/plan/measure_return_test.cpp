#include "plan/measure_return.hpp"

#include <doctest/doctest.h>

#include <array>

namespace dueregard::plan {

namespace {

const Status on_target{.symbol = "★", .word = "On target", .meaning = Meaning::met};

}  // namespace

TEST_CASE("a return goes from draft to frozen through submission and agreement") {
    CHECK(after(ReturnState::not_started, ReturnActKind::saved) == ReturnState::draft);
    CHECK(after(ReturnState::draft, ReturnActKind::submitted) == ReturnState::submitted);
    CHECK(after(ReturnState::submitted, ReturnActKind::agreed) == ReturnState::agreed);
    CHECK(after(ReturnState::agreed, ReturnActKind::frozen) == ReturnState::frozen);
}

TEST_CASE("what was sent back stays sent back while it is being mended") {
    CHECK(after(ReturnState::submitted, ReturnActKind::sent_back) == ReturnState::sent_back);
    CHECK(after(ReturnState::agreed, ReturnActKind::sent_back) == ReturnState::sent_back);
    CHECK(after(ReturnState::sent_back, ReturnActKind::saved) == ReturnState::sent_back);
    CHECK(after(ReturnState::sent_back, ReturnActKind::submitted) == ReturnState::submitted);
}

TEST_CASE("what cannot be says why") {
    CHECK(
        after(ReturnState::draft, ReturnActKind::agreed).error() == "Only a submitted return can be agreed"
    );
    CHECK(
        after(ReturnState::draft, ReturnActKind::sent_back).error()
        == "Only a submitted or agreed return can be sent back"
    );
    CHECK(
        after(ReturnState::submitted, ReturnActKind::saved).error()
        == "This return was submitted: ask for it to be sent back before you change it"
    );
    CHECK(
        after(ReturnState::frozen, ReturnActKind::sent_back).error()
        == "The period is frozen: this return can no longer be changed"
    );
}

TEST_CASE("no act moves a frozen return, and only asking again moves one set aside") {
    for (const auto kind :
         {ReturnActKind::saved,
          ReturnActKind::submitted,
          ReturnActKind::sent_back,
          ReturnActKind::agreed,
          ReturnActKind::frozen,
          ReturnActKind::lapsed,
          ReturnActKind::set_aside,
          ReturnActKind::asked_again}) {
        CAPTURE(name_of(kind));

        CHECK_FALSE(after(ReturnState::frozen, kind).has_value());
        CHECK_FALSE(after(ReturnState::lapsed, kind).has_value());
        CHECK(after(ReturnState::set_aside, kind).has_value() == (kind == ReturnActKind::asked_again));
    }
}

TEST_CASE("the state follows from the acts") {
    const std::array acts{
        ReturnAct{.kind = ReturnActKind::saved},
        ReturnAct{.kind = ReturnActKind::submitted},
        ReturnAct{.kind = ReturnActKind::sent_back},
        ReturnAct{.kind = ReturnActKind::saved}
    };

    CHECK(state_after(std::span<const ReturnAct>{}) == ReturnState::not_started);
    CHECK(state_after(acts) == ReturnState::sent_back);
}

TEST_CASE("every state and act reads back from its name") {
    for (const auto state : all_return_states())
        CHECK(return_state_named(name_of(state)) == state);
    CHECK(return_act_named("sent_back") == ReturnActKind::sent_back);
    CHECK_FALSE(return_state_named("finished"));
}

TEST_CASE("a closed period takes what was sent back, and late returns from the lead alone") {
    CHECK_FALSE(why_not_writable(PeriodState::open, ReturnState::not_started, Writer::owner));
    CHECK_FALSE(why_not_writable(PeriodState::closed, ReturnState::sent_back, Writer::owner));
    CHECK_FALSE(why_not_writable(PeriodState::closed, ReturnState::draft, Writer::lead));
    CHECK(
        why_not_writable(PeriodState::closed, ReturnState::draft, Writer::owner)
        == "The period is closed: ask your equality lead to take a late return"
    );
    CHECK(why_not_writable(PeriodState::planned, ReturnState::not_started, Writer::lead));
    CHECK(why_not_writable(PeriodState::open, ReturnState::submitted, Writer::lead));
}

TEST_CASE("a return counts by its status once submitted, and as not reported before") {
    CHECK(counted_as(ReturnState::draft, on_target) == Meaning::not_reported);
    CHECK(counted_as(ReturnState::sent_back, on_target) == Meaning::not_reported);
    CHECK(counted_as(ReturnState::submitted, on_target) == Meaning::met);
    CHECK(counted_as(ReturnState::frozen, on_target) == Meaning::met);
    CHECK(counted_as(ReturnState::lapsed, on_target) == Meaning::not_reported);
    CHECK_FALSE(counted_as(ReturnState::set_aside, on_target));
}

TEST_CASE("a submission needs a status and a commentary; a draft needs nothing") {
    const ReturnContent empty;

    CHECK(faults_of_draft(empty).empty());
    CHECK(
        faults_of_submission(empty)
        == Faults{{"status", "Select how the measure stands"}, {"commentary", "Enter what happened in this period"}}
    );
    CHECK(faults_of_submission({.status = on_target, .commentary = "Three sessions were held."}).empty());
}

TEST_CASE("\"not reported\" cannot be submitted") {
    const Status none{.symbol = "–", .word = "Not reported", .meaning = Meaning::not_reported};

    CHECK(
        faults_of_submission({.status = none, .commentary = "Nothing to say."})
        == Faults{{"status", "Select how the measure stands"}}
    );
}

TEST_CASE("a commentary is carried forward only while it is word for word the old one") {
    const MeasureReturn last{.id = {7}, .content = {.commentary = "Work goes on."}};
    const ReturnContent repeat{.commentary = "Work  goes on.\n", .carried_from = ReturnId{7}};
    const ReturnContent changed{.commentary = "Work has ended.", .carried_from = ReturnId{7}};
    const ReturnContent typed_again{.commentary = "Work goes on."};

    CHECK(with_honest_carry(repeat, last).carried_from == ReturnId{7});
    CHECK_FALSE(with_honest_carry(changed, last).carried_from);
    CHECK_FALSE(with_honest_carry(typed_again, last).carried_from);
    CHECK_FALSE(with_honest_carry(repeat, std::nullopt).carried_from);
}

}  // namespace dueregard::plan
