// The golden thread as a browser gets its pages, on a real database; and how long twenty years take.

#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/response_store.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/routes.hpp"
#include "plan/strategy_store.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"
#include "thread/golden_thread.hpp"
#include "thread/migrations.hpp"
#include "thread/remedy_store.hpp"
#include "thread/repeated_concern_store.hpp"
#include "thread/routes.hpp"
#include "thread/thread_pages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

namespace dueregard::thread {

using namespace std::chrono;
using assessment::ChallengeFinding;
using assessment::ChallengeId;
using assessment::FindingId;
using assessment::FindingKind;
using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const accounts::Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back(
        {web::Method::get,
         "/measures/{}",
         accounts::Permission::read_plan,
         plan::show_measure_with<plan::nothing_beside, thread_at_measure>}
    );
    return {test, acting, all};
}

ChallengeId add_challenge(Transaction& tx, const accounts::Acting& lead, int years) {
    assessment::Challenge challenge;
    challenge.title = "Peer challenge";
    challenge.from = Date{year{years} / December / 1};
    challenge.until = Date{year{years} / December / 3};
    return assessment::add_challenge(tx, lead, challenge);
}

FindingId add_finding(
    Transaction& tx,
    const accounts::Acting& lead,
    ChallengeId challenge,
    const std::string& text,
    FindingKind kind = FindingKind::consideration
) {
    ChallengeFinding finding;
    finding.kind = kind;
    finding.area = "Places";
    finding.text = text;
    return assessment::add_findings(tx, lead, challenge, std::span(&finding, 1), "").front();
}

struct Scene {
    ChallengeId challenge;
    FindingId finding;
    FindingId recommendation;
    plan::ObjectiveId objective;
    plan::MeasureId measure;
};

Scene a_scene(TestDb& test, const Council& council) {
    Scene scene;
    test.db.write([&](Transaction& tx) {
        scene.challenge = add_challenge(tx, council.lead, 2026);
        scene.finding = add_finding(tx, council.lead, scene.challenge, "Loops are in few libraries");
        scene.recommendation = add_finding(
            tx, council.lead, scene.challenge, "Buy loops for all libraries", FindingKind::recommendation
        );
        const auto strategy = plan::add_strategy(tx, council.lead, {.title = "Open to all"});
        scene.objective =
            plan::add_objective(tx, council.lead, {.strategy = strategy, .title = "Everybody can hear"});
        plan::Measure measure;
        measure.objective = scene.objective;
        measure.ref = "OT1.01";
        measure.action = "Fit loops in ten libraries";
        scene.measure = plan::add_measure(tx, council.lead, measure);
    });
    return scene;
}

}  // namespace

TEST_CASE(
    "a finding is answered by a recommendation, which an objective answers, and the thread leads to the measure"
) {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    const auto finding = "/findings/" + address(scene.finding);
    const auto recommendation = "/findings/" + address(scene.recommendation);
    const auto measure = "/measures/" + address(scene.measure);

    const auto before = lead.get("/golden-thread").body;
    const auto taken_up =
        lead.post(finding + "/remedies", {{"remedy", "recommendation " + address(scene.recommendation)}});
    (void)lead.post(recommendation + "/remedies", {{"remedy", "objective " + address(scene.objective)}});
    (void)lead.post(recommendation + "/remedies", {{"remedy", "objective " + address(scene.objective)}});

    CHECK(before.contains("Findings that nothing answers: 2"));
    CHECK(before.contains("Measures that answer nothing: 1"));
    CHECK(location(taken_up) == finding + "?done=answered");
    CHECK(remedies(test, council.organisation).size() == 2);
    CHECK(lead.get("/golden-thread").body.contains("Findings that nothing answers: 0"));
    for (const auto& path :
         {finding + "/thread", measure + "/thread", "/objectives/" + address(scene.objective) + "/thread"}) {
        const auto page = lead.get(path).body;
        CHECK(page.contains("Loops are in few libraries"));
        CHECK(page.contains("Buy loops for all libraries"));
        CHECK(page.contains("Everybody can hear"));
        CHECK(page.contains("OT1.01: Fit loops in ten libraries"));
    }
    CHECK(lead.get(measure).body.contains("Loops are in few libraries"));
    CHECK(lead.get(finding).body.contains("Recommendation: Buy loops"));
}

TEST_CASE("an answer is ended, and an answer to nothing is refused") {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    const auto finding = "/findings/" + address(scene.finding);
    (void)lead.post(finding + "/remedies", {{"remedy", "measure " + address(scene.measure)}});
    const auto remedy = remedies(test, council.organisation).front().id;

    CHECK_THROWS_AS((void)lead.post(finding + "/remedies", {{"remedy", "measure nonsense"}}), BadRequest);
    CHECK(
        location(lead.post("/remedies/" + address(remedy) + "/ending", {})) == finding + "?done=answer-ended"
    );
    CHECK(remedies(test, council.organisation).empty());
    CHECK_THROWS_AS((void)lead.post("/remedies/" + address(remedy) + "/ending", {}), NotFound);
}

TEST_CASE("a promise becomes a measure in one step, once, and each leads to the other") {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    assessment::ResponseId promise;
    test.db.write([&](Transaction& tx) {
        assessment::FindingResponse response;
        response.challenge = scene.challenge;
        response.finding = scene.finding;
        response.kind = assessment::ResponseKind::promise;
        response.text = "We will fit loops in six more libraries";
        promise = assessment::add_response(tx, council.lead, response);
    });
    const auto path = "/responses/" + address(promise);

    const auto form = lead.get(path + "/measure").body;
    const auto wrong = lead.post(path + "/measure", {{"action", ""}});
    const auto made = lead.post(path + "/measure", {{"action", "Fit loops in six more libraries"}});
    const auto measure = location(made).substr(0, location(made).find('?'));

    CHECK(form.contains("We will fit loops in six more libraries"));
    CHECK(wrong.status == 422);
    CHECK(measure.starts_with("/measures/"));
    CHECK(lead.get(path).body.contains(measure));
    CHECK(lead.get(measure).body.contains("Loops are in few libraries"));
    CHECK_THROWS_AS((void)lead.post(path + "/measure", {{"action", "Again"}}), Conflict);
}

TEST_CASE("who may not see a challenge sees nothing of it at the measure") {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    (void)lead.post(
        "/findings/" + address(scene.finding) + "/remedies", {{"remedy", "measure " + address(scene.measure)}}
    );
    auto ana = visitor(test, council.ana);
    const auto measure = "/measures/" + address(scene.measure);

    CHECK_FALSE(ana.get(measure).body.contains("Loops are in few libraries"));
    CHECK_THROWS_AS((void)ana.get("/findings/" + address(scene.finding) + "/thread"), NotFound);
    test.db.write([&](Transaction& tx) {
        assessment::move_challenge(tx, council.lead, scene.challenge, assessment::Stage::final_report, "");
    });
    CHECK(ana.get(measure).body.contains("Loops are in few libraries"));
}

TEST_CASE("before there is a finding, the thread asks nothing of anybody") {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    plan::MeasureId measure;
    test.db.write([&](Transaction& tx) {
        plan::Measure fresh;
        fresh.action = "Fit loops in ten libraries";
        measure = plan::add_measure(tx, council.lead, fresh);
    });
    auto lead = visitor(test, council.lead);

    CHECK(lead.get("/golden-thread").body.contains("There is no finding yet."));
    CHECK(!lead.get("/golden-thread").body.contains("Measures that answer nothing"));
    CHECK(!lead.get("/measures/" + address(measure)).body.contains("What it answers"));
}

TEST_CASE("the same concern in another year is suggested, and a person says what it is") {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    FindingId earlier;
    test.db.write([&](Transaction& tx) {
        const auto challenge = add_challenge(tx, council.lead, 2016);
        earlier = add_finding(tx, council.lead, challenge, "Hearing loops stand in two libraries of nine");
        add_finding(tx, council.lead, challenge, "Apprentices come from few wards");
    });
    auto lead = visitor(test, council.lead);
    const auto path = "/findings/" + address(scene.finding);

    const auto page = lead.get(path + "/suggestions").body;
    (void)lead.post(path + "/concerns", {{"same", address(earlier)}});

    CHECK(page.contains("Hearing loops stand in two libraries"));
    CHECK_FALSE(page.contains("Apprentices"));
    CHECK(page.contains("Fit loops in ten libraries"));
    const auto concerns = concerns_with(test, council.organisation, scene.finding);
    REQUIRE(concerns.size() == 1);
    CHECK(concerns.front().earlier == earlier);
    CHECK(concerns.front().sameness == Sameness::same);
    (void)lead.post(path + "/concerns", {{"different", address(earlier)}});
    CHECK(concerns_with(test, council.organisation, scene.finding).front().sameness == Sameness::different);
    CHECK_THROWS_AS((void)lead.post(path + "/concerns", {{"same", address(scene.recommendation)}}), Conflict);
}

TEST_CASE("the thread of a council with twenty years of data has every quarter of it") {
    TestDb test(
        {accounts::migrations(),
         assessment::migrations(),
         evidence::migrations(),
         plan::migrations(),
         migrations()}
    );
    const auto council = a_council(test);
    (void)a_scene(test, council);
    FindingId start;
    test.db.write([&](Transaction& tx) {
        std::vector<plan::Measure> measures(400);
        for (std::size_t i = 0; i < measures.size(); ++i) {
            measures[i].action = "Measure of many";
            measures[i].ref = "M" + std::to_string(i);
        }
        const auto ids = plan::add_measures(tx, council.lead, measures);
        for (int years = 2007; years < 2027; years += 2) {
            const auto challenge = add_challenge(tx, council.lead, years);
            std::vector<ChallengeFinding> findings(70);
            for (auto& finding : findings)
                finding.text = "Something to look at";
            const auto kept = assessment::add_findings(tx, council.lead, challenge, findings, "");
            for (std::size_t i = 0; i < kept.size(); ++i) {
                Remedy remedy;
                remedy.finding = kept[i];
                remedy.measure = ids[(i * 7) % ids.size()];
                add_remedy(tx, council.lead, remedy);
            }
            start = kept.front();
        }
    });
    for (int quarter = 0; quarter < 80; ++quarter) {
        test.db.write([&](Transaction& tx) {
            const auto day =
                Date{year{2007 + quarter / 4} / month{static_cast<unsigned>(quarter % 4) * 3 + 1} / 5};
            const auto id = plan::add_period(tx, council.lead, plan::quarter_of(day));
            REQUIRE(plan::act_on_period(tx, council.lead, id, plan::PeriodActKind::opened, ""));
            REQUIRE(plan::act_on_period(tx, council.lead, id, plan::PeriodActKind::closed, ""));
        });
    }
    const auto thread = thread_from(test, council.lead, start);

    REQUIRE(thread.measures.size() == 1);
    CHECK(thread.measures.front().returns.size() == 80);
}

}  // namespace dueregard::thread
