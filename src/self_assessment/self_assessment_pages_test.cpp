// A self-assessment from blank to closed, on its pages and on a real database.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "framework/built_in.hpp"
#include "framework/edition_store.hpp"
#include "framework/migrations.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/level_reached.hpp"
#include "self_assessment/migrations.hpp"
#include "self_assessment/routes.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::self_assessment {

using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

struct Ready {
    TestDb test{{accounts::migrations(), evidence::migrations(), framework::migrations(), migrations()}};
    Council council = a_council(test.db);
    framework::EditionId edition;

    Ready() {
        test.db.write([&](Transaction& tx) {
            edition = *framework::keep_edition(tx, council.lead, *framework::built_in_edition("EFLG 2021"));
            REQUIRE(
                framework::act_on_edition(tx, council.lead, edition, framework::EditionActKind::published, "")
            );
        });
    }

    Visitor visitor(const accounts::Acting& acting) {
        return {test, acting, {routes().begin(), routes().end()}};
    }

    /// Module 3 alone: three criteria.
    SelfAssessment begun() {
        auto lead = visitor(council.lead);
        const auto answer = lead.post(
            "/self-assessments",
            {{"edition", address(edition)},
             {"title", "For the peers"},
             {"target", "achieving"},
             {"scope", "3"}}
        );
        REQUIRE(answer.status == 303);
        const auto all = self_assessments(test.db, council.organisation);
        REQUIRE_FALSE(all.empty());
        return find_self_assessment(test.db, council.organisation, all.front().id);
    }

    SelfAssessment now(SelfAssessmentId id) {
        return find_self_assessment(test.db, council.organisation, id);
    }
};

std::string version_of(const Answer& answer) {
    return std::to_string(answer.version);
}

}  // namespace

TEST_CASE("from blank to closed: begun, delegated, answered, sent back, agreed, and the level counted") {
    Ready ready;
    auto lead = ready.visitor(ready.council.lead);
    auto ana = ready.visitor(ready.council.ana);
    const auto begun = ready.begun();
    REQUIRE(begun.answers.size() == 3);
    CHECK(lead.get(path_of(begun.id)).body.contains("Below Developing"));

    const auto first = begun.answers[0].id;
    const auto person = address(*ready.council.ana.actor.person);
    CHECK(
        lead.post(path_of(begun.id) + "/delegation", {{"person", person}, {"answer", address(first)}}).status
        == 303
    );
    CHECK(ana.get("/self-assessments").body.contains("Yours to answer"));

    const auto path = path_of(begun.id, first);
    const auto form = ana.get(path).body;
    CHECK(form.contains("Is this met? (Achieving)"));
    const auto missing =
        ana.post(path, {{"version", "1"}, {"judgement-0", "met"}, {"narrative-0", ""}, {"act", "submit"}});
    CHECK(missing.status == web::unprocessable);
    CHECK(missing.body.contains("Enter what shows it at Developing"));
    CHECK(location(ana.post(
                       path,
                       {{"version", "1"},
                        {"judgement-0", "met"},
                        {"narrative-0", "The rules of 2026 say so"},
                        {"strength-0", "sound"},
                        {"judgement-1", "partly_met"},
                        {"narrative-1", "Half of the contracts"},
                        {"act", "submit"}}
                   ))
              .ends_with("done=submitted"));
    CHECK_FALSE(ana.get(path).body.contains("<textarea"));

    CHECK(lead.post(path + "/acts", {{"kind", "changes_requested"}}).status == web::unprocessable);
    CHECK(location(lead.post(path + "/acts", {{"kind", "changes_requested"}, {"why", "Which half?"}}))
              .ends_with("done=changes_requested"));
    CHECK(ana.get(path).body.contains("Which half?"));
    const auto again = ready.now(begun.id).answers[0];
    CHECK(
        ana.post(
               path, {{"version", version_of(again)}, {"narrative-1", "Housing and waste"}, {"act", "submit"}}
        )
            .status
        == 303
    );
    CHECK(location(lead.post(path + "/acts", {{"kind", "agreed"}})).ends_with("done=agreed"));

    const auto agreed = ready.now(begun.id);
    CHECK(agreed.answers[0].state == AnswerState::agreed);
    CHECK(agreed.answers[0].levels[1].narrative == "Housing and waste");
    CHECK(agreed.answers[0].levels[1].judgement == Judgement::partly_met);
    CHECK(location(lead.post(path_of(begun.id) + "/acts", {{"kind", "closed"}})).ends_with("done=closed"));
    CHECK_THROWS_AS((void)ana.post(path_of(begun.id, begun.answers[1].id), {{"version", "1"}}), Forbidden);
    CHECK_THROWS_AS(
        (void)lead.post(path_of(begun.id, begun.answers[1].id), {{"version", "1"}, {"judgement-0", "met"}}),
        Conflict
    );
    CHECK(lead.post(path_of(begun.id) + "/acts", {{"kind", "reopened"}}).status == web::unprocessable);
    CHECK_FALSE(accounts::first_broken_link(ready.test.db, ready.council.organisation));
}

TEST_CASE("what is missing to begin is said at its fields, and only a published edition is assessed against"
) {
    Ready ready;
    auto lead = ready.visitor(ready.council.lead);
    CHECK(lead.get("/self-assessments/begin").body.contains("Against which edition?"));
    const auto page = lead.post("/self-assessments", {{"edition", address(ready.edition)}});
    CHECK(page.status == web::unprocessable);
    CHECK(page.body.contains("Enter what the self-assessment is called"));
    CHECK(page.body.contains("Select at least one area or theme"));
    CHECK_THROWS_AS((void)lead.post("/self-assessments", {{"edition", "nothing"}}), BadRequest);

    ready.test.db.write([&](Transaction& tx) {
        REQUIRE(framework::act_on_edition(
            tx, ready.council.lead, ready.edition, framework::EditionActKind::retired, ""
        ));
    });
    CHECK_THROWS_AS(
        (void)lead.post(
            "/self-assessments", {{"edition", address(ready.edition)}, {"title", "Late"}, {"whole", "yes"}}
        ),
        Conflict
    );
}

TEST_CASE("when two people answer one criterion, the second sees both texts and nothing is overwritten") {
    Ready ready;
    auto lead = ready.visitor(ready.council.lead);
    const auto begun = ready.begun();
    const auto path = path_of(begun.id, begun.answers[0].id);
    CHECK(lead.post(path, {{"version", "1"}, {"narrative-0", "First"}}).status == 303);

    const auto second = lead.post(path, {{"version", "1"}, {"narrative-0", "Second"}});

    CHECK(second.status == web::conflict);
    CHECK(second.body.contains("First"));
    CHECK(second.body.contains("Second"));
    CHECK(ready.now(begun.id).answers[0].levels[0].narrative == "First");
}

TEST_CASE("an owner answers what was given to them and nothing else, and does not agree it") {
    Ready ready;
    const auto begun = ready.begun();
    auto ana = ready.visitor(ready.council.ana);
    const auto path = path_of(begun.id, begun.answers[0].id);
    CHECK(ana.get(path).status == 200);
    CHECK_FALSE(ana.get(path).body.contains("<textarea"));
    CHECK_THROWS_AS((void)ana.post(path, {{"version", "1"}, {"narrative-0", "Mine"}}), Forbidden);
    CHECK_THROWS_AS((void)ana.post(path + "/acts", {{"kind", "agreed"}}), Forbidden);
    CHECK_THROWS_AS((void)ana.get("/self-assessments/begin"), Forbidden);
}

TEST_CASE("a stand-in finds and answers what waits for who is away, and the history says for whom") {
    Ready ready;
    const auto begun = ready.begun();
    const auto& ana = ready.council.ana;
    auto ben = ready.council.ben;
    ready.test.db.write([&](Transaction& tx) {
        REQUIRE(delegate(tx, ready.council.lead, begun, {begun.answers[0].id}, ana.actor.person));
    });
    const auto path = path_of(begun.id, begun.answers[0].id);
    const auto other = path_of(begun.id, begun.answers[1].id);
    CHECK_THROWS_AS(
        (void)ready.visitor(ben).post(path, {{"version", "1"}, {"narrative-0", "Too early"}}), Forbidden
    );
    ben.stands_in_for = {{.person = *ana.actor.person, .name = "Ana", .roles = ana.roles, .service_areas = {}}
    };
    auto stand_in = ready.visitor(ben);

    const auto list = stand_in.get("/self-assessments").body;
    const auto draft = stand_in.post(path, {{"version", "1"}, {"narrative-0", "Written while Ana is away"}});
    const auto submitted = stand_in.post(
        path, {{"version", "2"}, {"act", "submit"}, {"narrative-0", "Written while Ana is away"}}
    );

    CHECK(list.contains(path));
    CHECK(list.contains("you stand in for Ana"));
    CHECK(draft.status == 303);
    CHECK(submitted.status == 303);
    CHECK(ready.now(begun.id).answers[0].state == AnswerState::submitted);
    const auto told = accounts::history_of(
        ready.test, ready.council.organisation, "criterion_answer", begun.answers[0].id.value
    );
    CHECK(accounts::who_acted(told.front()) == "Ben for Ana");
    CHECK_THROWS_AS((void)stand_in.post(other, {{"version", "1"}, {"narrative-0", "Not Ana's"}}), Forbidden);
    CHECK_THROWS_AS((void)stand_in.post(path + "/acts", {{"kind", "agreed"}}), Forbidden);
}

TEST_CASE("whoever submitted an answer does not agree it while somebody else could") {
    Ready ready;
    const auto begun = ready.begun();
    auto lead = ready.visitor(ready.council.lead);
    const auto path = path_of(begun.id, begun.answers[0].id);
    CHECK(lead.post(path, {{"version", "1"}, {"act", "submit"}}).status == 303);
    accounts::Acting other;
    ready.test.db.write([&](Transaction& tx) {
        other = test_support::a_person(tx, ready.council.organisation, "Oona", accounts::Role::administrator);
    });
    const auto own = lead.post(path + "/acts", {{"kind", "agreed"}});
    CHECK(own.status == web::unprocessable);
    CHECK(own.body.contains("somebody else who runs self-assessments must agree it"));
    CHECK(ready.visitor(other).post(path + "/acts", {{"kind", "agreed"}}).status == 303);
}

TEST_CASE("a page ends with the history of what it shows; where from is told to who manages people alone") {
    Ready ready;
    const auto begun = ready.begun();
    auto lead = ready.council.lead;
    lead.actor.from = "198.51.100.7";
    accounts::Acting manager;
    ready.test.db.write([&](Transaction& tx) {
        REQUIRE(close(tx, lead, begun.id));
        manager =
            test_support::a_person(tx, ready.council.organisation, "Oona", accounts::Role::administrator);
    });

    const auto seen = ready.visitor(ready.council.ana).get(path_of(begun.id)).body;
    CHECK(seen.contains("Self assessment: Closed"));
    CHECK_FALSE(seen.contains("198.51.100.7"));
    CHECK(ready.visitor(manager).get(path_of(begun.id)).body.contains("198.51.100.7"));
}

TEST_CASE("one self-assessment is shown beside an earlier one") {
    Ready ready;
    auto lead = ready.visitor(ready.council.lead);
    const auto earlier = ready.begun();
    CHECK(
        lead.post(path_of(earlier.id, earlier.answers[0].id), {{"version", "1"}, {"judgement-0", "not_met"}})
            .status
        == 303
    );
    const auto later = ready.begun();
    CHECK(
        lead.post(path_of(later.id, later.answers[0].id), {{"version", "1"}, {"judgement-0", "met"}}).status
        == 303
    );

    const auto page = lead.get(path_of(later.id) + "/comparison", {{"with", address(earlier.id)}}).body;

    CHECK(page.contains("Better than then"));
    CHECK(page.contains("3.1.1"));
    CHECK(page.contains("Worse than then</h2><p class=\"govuk-body\">None."));
}

TEST_CASE("nothing of one council can be reached from another") {
    Ready ready;
    const auto begun = ready.begun();
    const auto elsewhere = a_council(ready.test.db, "Elsewhere");
    auto lead = ready.visitor(elsewhere.lead);
    CHECK_THROWS_AS((void)lead.get(path_of(begun.id)), NotFound);
    CHECK_THROWS_AS((void)lead.get(path_of(begun.id, begun.answers[0].id)), NotFound);
    CHECK_THROWS_AS((void)lead.post(path_of(begun.id, begun.answers[0].id), {{"version", "1"}}), NotFound);
    CHECK_THROWS_AS(
        (void)lead.get("/self-assessments/begin", {{"edition", address(ready.edition)}}), NotFound
    );
}

}  // namespace dueregard::self_assessment
