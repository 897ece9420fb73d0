// The evidence of criteria's answers, on a real database and as a browser gets it.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_pages.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/migrations.hpp"
#include "evidence/routes.hpp"
#include "framework/built_in.hpp"
#include "framework/migrations.hpp"
#include "self_assessment/answer_evidence_pages.hpp"
#include "self_assessment/answer_evidence_store.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/level_reached.hpp"
#include "self_assessment/migrations.hpp"
#include "self_assessment/routes.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "support/council.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::self_assessment {

using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

/// A self-assessment of the first theme, its first criterion given to Ana.
struct Begun {
    TestDb test{{accounts::migrations(), evidence::migrations(), framework::migrations(), migrations()}};
    Council council = a_council(test);
    SelfAssessmentId id;

    Begun() {
        test.db.write([&](Transaction& tx) {
            const auto& lead = council.lead;
            const auto edition =
                framework::keep_edition(tx, lead, *framework::built_in_edition("EFLG 2021")).value();
            REQUIRE(framework::act_on_edition(tx, lead, edition, framework::EditionActKind::published, ""));
            const auto entries = framework::built_in_edition("EFLG 2021")->entries;
            NewSelfAssessment fresh{.edition = edition, .title = "Where we are", .target = {}, .scope = {}};
            for (std::size_t place = 0; place < entries.size() && fresh.scope.size() < 2; ++place) {
                if (!entries[place].statements.empty()) fresh.scope.push_back(place);
            }
            id = begin(tx, lead, fresh).value();
            const auto begun = assessment(tx);
            REQUIRE(delegate(tx, lead, begun, {begun.answers[0].id}, council.ana.actor.person));
        });
    }

    SelfAssessment assessment(storage::Db& db) const {
        return find_self_assessment(db, council.organisation, id);
    }

    Visitor visitor(const accounts::Acting& acting) {
        std::vector<accounts::Route> all(routes().begin(), routes().end());
        all.insert(all.end(), evidence::routes().begin(), evidence::routes().end());
        all.push_back(
            {web::Method::get,
             "/evidence/{}",
             accounts::Permission::read_plan,
             evidence::show_evidence_with<places_of_evidence>}
        );
        return {test, acting, all};
    }
};

}  // namespace

TEST_CASE("whoever answers gives evidence from the library and new, sees it and takes it back") {
    Begun begun;
    auto& test = begun.test;
    const auto answer = begun.assessment(test).answers[0];
    const auto path = path_of(begun.id, answer.id);
    auto ana = begun.visitor(begun.council.ana);
    const auto found = ana.post(
        "/evidence", {{"evidence_title", "Tenants' survey"}, {"evidence_link", "https://x.example"}}
    );
    const auto survey = location(found).substr(0, location(found).find('?'));

    const auto searched = ana.get(path + "/evidence/add", {{"search", "tenants"}}).body;
    const auto chosen = ana.post(
        path + "/evidence", {{"choosing", "yes"}, {"evidence", survey.substr(survey.rfind('/') + 1)}}
    );
    const auto added = ana.post(
        path + "/evidence", {{"evidence_title", "Lifts"}, {"evidence_figures", "Ward,Lifts\nNorth,4"}}
    );
    const auto page = ana.get(path).body;
    const auto library = ana.get(survey).body;

    CHECK(searched.contains("Tenants&#39; survey"));
    CHECK(location(chosen) == path + "?done=evidence");
    CHECK(location(added) == path + "?done=evidence");
    CHECK(page.contains("Tenants&#39; survey"));
    CHECK(page.contains(">Lifts</a>"));
    CHECK(library.contains("Where we are"));
    CHECK(begun.assessment(test).answers[0].evidence.size() == 2);
    CHECK(ana.post(path + "/evidence", {{"choosing", "yes"}}).status == 422);
    const auto use = evidence_of_answer(test, begun.council.organisation, answer.id)[0].use.id;
    const auto withdrawal = path + "/evidence/" + address(use) + "/withdrawal";
    CHECK(ana.get(withdrawal).body.contains("Why is it taken back?"));
    CHECK(ana.post(withdrawal, {{"why", ""}}).status == 422);
    CHECK(ana.post(withdrawal, {{"why", "Of another year"}}).status == 303);
    CHECK_FALSE(ana.get(path).body.contains("Tenants&#39; survey"));
    CHECK(begun.assessment(test).answers[0].evidence.size() == 1);
}

TEST_CASE("nobody else gives evidence for an answer, and nobody once it has been submitted") {
    Begun begun;
    auto& test = begun.test;
    const auto assessment = begun.assessment(test);
    const auto& answer = assessment.answers[0];
    const evidence::NewEvidence link{.link = "https://x.example"};
    const auto add_as = [&](const accounts::Acting& acting) {
        test.db.write([&](Transaction& tx) {
            add_evidence(tx, acting, begun.assessment(tx), begun.assessment(tx).answers[0], link);
        });
    };

    CHECK_THROWS_AS(add_as(begun.council.ben), Forbidden);
    add_as(begun.council.ana);
    add_as(begun.council.lead);
    test.db.write([&](Transaction& tx) {
        REQUIRE(act_on_answer(tx, begun.council.ana, assessment, answer.id, AnswerActKind::submitted, ""));
    });
    CHECK_THROWS_AS(add_as(begun.council.ana), Conflict);
    const auto use = evidence_of_answer(test, begun.council.organisation, answer.id)[0].use.id;
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            const auto now = begun.assessment(tx);
            take_back_evidence(tx, begun.council.ana, now, now.answers[0], use, "Wrong");
        }),
        Conflict
    );
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            const auto now = begun.assessment(tx);
            take_back_evidence(tx, begun.council.lead, now, now.answers[1], use, "Of the other answer");
        }),
        NotFound
    );
}

TEST_CASE("restricted evidence bears an answer out, and others read only that it is there") {
    Begun begun;
    auto& test = begun.test;
    test.db.write([&](Transaction& tx) {
        const auto now = begun.assessment(tx);
        add_evidence(
            tx,
            begun.council.lead,
            now,
            now.answers[0],
            {.title = "Grievances",
             .link = "https://x.example",
             .sensitivity = evidence::Sensitivity::restricted}
        );
    });
    const auto answer = begun.assessment(test).answers[0];
    auto ana = begun.visitor(begun.council.ana);

    const auto page = ana.get(path_of(begun.id, answer.id)).body;

    CHECK(answer.evidence.size() == 1);
    CHECK(page.contains("Restricted evidence"));
    CHECK_FALSE(page.contains("Grievances"));
}

}  // namespace dueregard::self_assessment
