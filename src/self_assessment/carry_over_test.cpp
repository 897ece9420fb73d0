// Carrying answers over, on a real database and on its page: what arrives, how surely, what stays, what is
// left.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/migrations.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/carry_over_store.hpp"
#include "self_assessment/migrations.hpp"
#include "self_assessment/routes.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <random>

namespace dueregard::self_assessment {

using framework::Carried;
using framework::EditionId;
using storage::Transaction;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

/// A council with both editions of EFLG published, and the crosswalk between them.
struct Ready {
    TestDb test{{accounts::migrations(), evidence::migrations(), framework::migrations(), migrations()}};
    Council council = test_support::a_council(test.db);
    EditionId older = published("EFLG 2009");
    EditionId newer = published("EFLG 2021");

    EditionId published(std::string_view name) {
        EditionId id;
        test.db.write([&](Transaction& tx) {
            id = framework::keep_edition(tx, council.lead, *framework::built_in_edition(name)).value();
            REQUIRE(framework::act_on_edition(tx, council.lead, id, framework::EditionActKind::published, "")
            );
        });
        return id;
    }

    void publish_crosswalk() {
        test.db.write([&](Transaction& tx) {
            const auto id =
                framework::keep_crosswalk(tx, council.lead, framework::built_in_crosswalks().front()).value();
            REQUIRE(
                framework::act_on_crosswalk(tx, council.lead, id, framework::EditionActKind::published, "")
            );
        });
    }

    SelfAssessment begun(EditionId edition, const std::string& title) {
        SelfAssessmentId id;
        test.db.write([&](Transaction& tx) {
            const auto kept = framework::find_edition(tx, council.organisation, edition);
            id = begin(
                     tx,
                     council.lead,
                     {.edition = edition,
                      .title = title,
                      .target = {},
                      .scope = framework::criteria_of(kept.edition)}
            )
                     .value();
        });
        return now(id);
    }

    SelfAssessment now(SelfAssessmentId id) {
        return find_self_assessment(test.db, council.organisation, id);
    }

    void
    say(const SelfAssessment& assessment, const std::string& ref, const std::vector<LevelAnswer>& levels) {
        auto answer = answer_of(assessment, ref);
        for (const auto& level : levels)
            *std::ranges::find(answer.levels, level.level, &LevelAnswer::level) = level;
        test.db.write([&](Transaction& tx) {
            REQUIRE(save_answer(tx, council.lead, assessment, answer) == accounts::Saved::kept);
        });
    }

    std::int64_t carry(const SelfAssessment& earlier, const SelfAssessment& later) {
        std::int64_t filled = 0;
        test.db.write([&](Transaction& tx) {
            filled = carry_over_answers(tx, council.lead, now(earlier.id), now(later.id));
        });
        return filled;
    }

    static Answer answer_of(const SelfAssessment& assessment, std::string_view ref) {
        for (const auto& answer : assessment.answers)
            if (assessment.edition.edition.entries[answer.criterion].ref == ref) return answer;
        FAIL("no such criterion");
        return {};
    }

    Visitor visitor(const accounts::Acting& acting) {
        return {test, acting, {routes().begin(), routes().end()}};
    }
};

LevelAnswer said(std::size_t level, Judgement judgement, const std::string& narrative) {
    return {.level = level, .judgement = judgement, .strength = Strength::sound, .narrative = narrative};
}

}  // namespace

TEST_CASE("what is equal arrives whole, what is part of it as partly met, the words of both are kept") {
    Ready ready;
    ready.publish_crosswalk();
    const auto earlier = ready.begun(ready.older, "In 2012");
    ready.say(earlier, "A1", {said(0, Judgement::partly_met, "We know our wards.")});
    ready.say(
        earlier, "A4", {said(0, Judgement::met, "Partners have our map."), said(1, Judgement::met, "")}
    );
    const auto later = ready.begun(ready.newer, "In 2027");

    CHECK(ready.carry(earlier, later) >= 1);

    const auto carried = Ready::answer_of(ready.now(later.id), "1.1.1");
    CHECK(carried.state == AnswerState::draft);
    CHECK(carried.levels[0].judgement == Judgement::partly_met);
    CHECK(carried.levels[0].narrative == "We know our wards.\n\nPartners have our map.");
    CHECK(carried.levels[0].strength == Strength::sound);
    CHECK(carried.levels[1].judgement == Judgement::partly_met);
    const auto sources = carried_from(ready.test.db, ready.council.organisation, carried.id);
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].ref == "A1");
    CHECK(sources[0].relation == framework::Relation::equal);
    CHECK(sources[0].assessment_title == "In 2012");
    CHECK(sources[1].ref == "A4");
    CHECK_FALSE(accounts::first_broken_link(ready.test.db, ready.council.organisation));
}

TEST_CASE("an answer that has a judgement or words, or was submitted, is never overwritten") {
    Ready ready;
    ready.publish_crosswalk();
    const auto earlier = ready.begun(ready.older, "In 2012");
    for (const std::string ref : {"A1", "A2", "B1"})
        ready.say(earlier, ref, {said(0, Judgement::met, "From 2012.")});
    const auto later = ready.begun(ready.newer, "In 2027");
    ready.say(later, "1.1.1", {said(1, Judgement::not_met, "")});
    ready.say(later, "1.2.1", {said(0, Judgement::not_assessed, "Only words.")});
    ready.test.db.write([&](Transaction& tx) {
        const auto blank = Ready::answer_of(later, "2.1.1").id;
        REQUIRE(act_on_answer(tx, ready.council.lead, later, blank, AnswerActKind::submitted, ""));
    });
    const auto before = ready.now(later.id);

    const auto told = carry_over(ready.now(earlier.id), before, framework::built_in_crosswalks().front());
    ready.carry(earlier, later);

    std::vector<std::string> kept;
    for (const auto& one : told.kept)
        kept.push_back(one.ref);
    CHECK(kept == std::vector<std::string>{"1.1.1", "1.2.1", "2.1.1"});
    const auto after = ready.now(later.id);
    for (const std::string ref : {"1.1.1", "1.2.1", "2.1.1"})
        CHECK(Ready::answer_of(after, ref).levels == Ready::answer_of(before, ref).levels);
}

TEST_CASE("what has nothing like it, or only out of scope, is told as left") {
    Ready ready;
    const auto earlier = ready.begun(ready.older, "In 2012");
    ready.say(earlier, "A1", {said(0, Judgement::met, "")});
    ready.say(earlier, "B1", {said(0, Judgement::met, "")});
    auto later = ready.begun(ready.newer, "In 2027");
    std::erase_if(later.answers, [&](const Answer& answer) {
        return later.edition.edition.entries[answer.criterion].ref == "2.1.1";
    });
    const framework::Crosswalk crosswalk{
        .from = "EFLG 2009",
        .to = "EFLG 2021",
        .links = {{.from = "B1", .to = "2.1.1", .relation = framework::Relation::equal, .rationale = ""}}
    };

    const auto told = carry_over(ready.now(earlier.id), later, crosswalk);

    CHECK(told.filled.empty());
    REQUIRE(told.left.size() == 2);
    CHECK(told.left[0].ref == "A1");
    CHECK(told.left[0].because == LeftBecause::nothing_like_it);
    CHECK(told.left[0].level == "Developing");
    CHECK(told.left[1].because == LeftBecause::out_of_scope);
}

TEST_CASE("carried from 2009 to 2021 and back in the register, no answer is lost and none is overwritten") {
    Ready ready;
    ready.publish_crosswalk();
    std::mt19937 random(20121122);
    for (int round = 0; round < 6; ++round) {
        const auto earlier = ready.begun(ready.older, "There");
        for (const auto& answer : earlier.answers) {
            std::vector<LevelAnswer> levels;
            const auto& ref = earlier.edition.edition.entries[answer.criterion].ref;
            for (const auto& at_level : answer.levels)
                if (random() % 3 == 0)
                    levels.push_back(said(
                        at_level.level,
                        static_cast<Judgement>(random() % 4),
                        random() % 2 == 0 ? fmt::format("{} at {} says so.", ref, at_level.level) : ""
                    ));
            if (!levels.empty()) ready.say(earlier, ref, levels);
        }
        const auto newer = ready.begun(ready.newer, "Between");
        const auto back = ready.begun(ready.older, "Back");
        ready.carry(earlier, newer);
        ready.carry(newer, back);

        const auto first = ready.now(earlier.id);
        const auto last = ready.now(back.id);
        for (std::size_t at = 0; at < first.answers.size(); ++at) {
            for (std::size_t level = 0; level < first.answers[at].levels.size(); ++level) {
                const auto& then = first.answers[at].levels[level];
                const auto& arrived = last.answers[at].levels[level];
                if (!is_answered(then)) continue;
                CHECK(is_answered(arrived));
                CHECK(arrived.narrative.contains(then.narrative));
            }
        }
        CHECK(ready.carry(newer, first) <= std::ssize(first.answers));
        const auto again = ready.now(earlier.id);
        for (std::size_t at = 0; at < first.answers.size(); ++at)
            if (is_answered(first.answers[at])) CHECK(again.answers[at].levels == first.answers[at].levels);
    }
}

TEST_CASE(
    "the page shows what carrying over would do before it does it, and the answer says where it came from"
) {
    Ready ready;
    auto lead = ready.visitor(ready.council.lead);
    const auto earlier = ready.begun(ready.older, "In 2012");
    ready.say(earlier, "A1", {said(0, Judgement::met, "We know our wards.")});
    const auto later = ready.begun(ready.newer, "In 2027");
    const auto path = path_of(later.id) + "/carrying-over";
    CHECK(lead.get(path_of(later.id)).body.contains("Carry over from an earlier self-assessment"));
    CHECK(lead.get(path, {{"from", ""}}).status == web::unprocessable);
    CHECK(lead.get(
                  path, {{"from", address(earlier.id)}}
    ).body.contains("No published crosswalk leads from EFLG 2009 to EFLG 2021"));
    CHECK_THROWS_AS((void)lead.post(path, {{"from", address(earlier.id)}}), Conflict);
    ready.publish_crosswalk();

    const auto preview = lead.get(path, {{"from", address(earlier.id)}}).body;
    CHECK(preview.contains("Carry 1 answer over as a draft"));
    CHECK(preview.contains("Developing: met"));
    CHECK(preview.contains("Whole: as much was asked for then, or more"));
    CHECK_FALSE(is_answered(Ready::answer_of(ready.now(later.id), "1.1.1")));

    CHECK(location(lead.post(path, {{"from", address(earlier.id)}})).ends_with("done=carried"));
    const auto answer = Ready::answer_of(ready.now(later.id), "1.1.1");
    const auto page = lead.get(path_of(later.id, answer.id)).body;
    CHECK(page.contains("Carried over from"));
    CHECK(page.contains(path_of(earlier.id, Ready::answer_of(earlier, "A1").id)));
    CHECK(page.contains("We know our wards."));
    CHECK(lead.get(path, {{"from", address(earlier.id)}}).body.contains("since it is answered already"));
    CHECK(lead.get(path_of(later.id) + "/comparison", {{"with", address(earlier.id)}}).status == 200);

    auto ana = ready.visitor(ready.council.ana);
    CHECK_THROWS_AS((void)ana.get(path), Forbidden);
    CHECK_THROWS_AS((void)ana.post(path, {{"from", address(earlier.id)}}), Forbidden);
    const auto elsewhere = test_support::a_council(ready.test.db, "Elsewhere");
    CHECK_THROWS_AS((void)ready.visitor(elsewhere.lead).get(path), NotFound);
    ready.test.db.write([&](Transaction& tx) { REQUIRE(close(tx, ready.council.lead, later.id)); });
    CHECK_THROWS_AS((void)lead.get(path), Conflict);
}

}  // namespace dueregard::self_assessment
