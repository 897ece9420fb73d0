#include "assessment/challenge.hpp"
#include "assessment/challenge_access.hpp"

#include <doctest/doctest.h>

namespace dueregard::assessment {

using namespace std::chrono;
using accounts::Acting;
using accounts::Role;

namespace {

Challenge a_challenge() {
    return {
        .id = ChallengeId{7},
        .title = "Peer challenge 2027",
        .reviewer = "",
        .sought = "",
        .from = Date{2027y / March / 12},
        .until = Date{2027y / March / 14}
    };
}

Acting somebody(Role role, std::vector<ChallengeId> challenges = {}) {
    return {.actor = {}, .roles = {role}, .service_areas = {}, .challenges = std::move(challenges)};
}

}  // namespace

TEST_CASE("a challenge needs a title and its days, in order") {
    Challenge nothing;
    auto backwards = a_challenge();
    backwards.until = Date{2027y / March / 11};

    CHECK(faults_of(nothing).size() == 3);
    CHECK(faults_of(a_challenge()).empty());
    CHECK(faults_of(backwards) == Faults{{"until", "The last day must not be before the first"}});
    CHECK(days_text(a_challenge()) == "12 March 2027 to 14 March 2027");
}

TEST_CASE("a challenge goes forward or back until its report is final, and then only to its end") {
    const auto from_draft = stages_after(Stage::draft_report);

    CHECK(
        from_draft == std::vector{Stage::scoped, Stage::on_site, Stage::right_of_reply, Stage::final_report}
    );
    CHECK(stages_after(Stage::final_report) == std::vector{Stage::closed});
    CHECK(stages_after(Stage::closed).empty());
    CHECK(is_back(Stage::right_of_reply, Stage::draft_report));
    CHECK_FALSE(is_back(Stage::scoped, Stage::final_report));
}

TEST_CASE("a peer sees the challenge they came for; the council sees what is final") {
    const auto draft = a_challenge();
    auto final = a_challenge();
    final.stage = Stage::final_report;

    CHECK(may_see(somebody(Role::peer, {draft.id}), draft));
    CHECK_FALSE(may_see(somebody(Role::peer, {ChallengeId{8}}), draft));
    CHECK_FALSE(may_see(somebody(Role::peer), final));
    CHECK(may_see(somebody(Role::peer, {final.id}), final));
    CHECK_FALSE(may_see(somebody(Role::scrutiny), draft));
    CHECK(may_see(somebody(Role::scrutiny), final));
    CHECK(may_see(somebody(Role::equality_lead), draft));
}

TEST_CASE("peers write until the report is final, who runs challenges until it is closed") {
    const auto draft = a_challenge();
    auto final = a_challenge();
    final.stage = Stage::final_report;
    auto closed = a_challenge();
    closed.stage = Stage::closed;

    CHECK(may_record(somebody(Role::peer, {draft.id}), draft));
    CHECK_FALSE(may_record(somebody(Role::peer), draft));
    CHECK_FALSE(may_record(somebody(Role::peer, {final.id}), final));
    CHECK(may_record(somebody(Role::equality_lead), final));
    CHECK_FALSE(may_record(somebody(Role::equality_lead), closed));
    CHECK_FALSE(may_record(somebody(Role::measure_owner), draft));
}

}  // namespace dueregard::assessment
