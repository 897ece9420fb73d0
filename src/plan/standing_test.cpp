#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "evidence/migrations.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/return_round.hpp"
#include "plan/standing.hpp"
#include "plan/strategy_store.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace dueregard::plan {

namespace {

using namespace std::chrono_literals;
using storage::Transaction;
using test_support::TestDb;

constexpr Status on_target{.symbol = {}, .word = {}, .meaning = Meaning::met};
constexpr Status not_there{.symbol = {}, .word = {}, .meaning = Meaning::missed};

Instant noon_of(int year, unsigned month, unsigned day) {
    const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return {at_midnight(date).milliseconds + 12 * 3600 * 1000};
}

/// A council with one strategy, one person and two quarters.
struct Council {
    TestDb test{{accounts::migrations(), evidence::migrations(), plan::migrations()}};
    Acting lead;
    StrategyId strategy;
    Period first;
    Period second;

    Council() {
        test.db.write([&](Transaction& tx) {
            lead.actor.organisation = accounts::add_organisation(
                tx, {.name = "Sampleton Borough Council", .short_name = "Sampleton"}, "the test"
            );
            lead.actor.name = "Ada Wren";
            lead.roles = {accounts::Role::equality_lead};
            lead.actor.person =
                accounts::add_person(tx, lead.actor, {.name = "Ada Wren", .email = "ada@sampleton.example"});
            strategy = add_strategy(tx, lead, {.title = "Equality plan"});
            first = quarter_of({2026y, std::chrono::May, 1d});
            first.id = add_period(tx, lead, first);
            second = quarter_of({2026y, std::chrono::August, 1d});
            second.id = add_period(tx, lead, second);
        });
    }

    [[nodiscard]] accounts::OrganisationId organisation() const { return lead.actor.organisation; }

    ObjectiveId add(const Objective& objective) {
        ObjectiveId id;
        test.db.write([&](Transaction& tx) { id = add_objective(tx, lead, objective); });
        return id;
    }

    MeasureId add(const Measure& measure) {
        MeasureId id;
        test.db.write([&](Transaction& tx) { id = add_measure(tx, lead, measure); });
        return id;
    }

    void open(const Period& period) {
        test.db.write([&](Transaction& tx) {
            REQUIRE(act_on_period(tx, lead, period.id, PeriodActKind::opened, ""));
        });
    }

    void submit(MeasureId measure, const Period& period, const Status& status) {
        test.db.write([&](Transaction& tx) {
            auto given = return_for(tx, organisation(), measure, period.id).value();
            given.content.status = status;
            given.content.commentary = "Nine visited.";
            REQUIRE(submit_return(tx, lead, given));
        });
    }

    std::vector<Standing> stand(const Period& period) { return standings(test.db, organisation(), period); }
};

std::vector<std::string> refs_of(const std::vector<Standing>& all) {
    std::vector<std::string> refs;
    for (const auto& standing : all)
        refs.push_back(standing.measure.ref);
    return refs;
}

}  // namespace

TEST_CASE("measures stand in the order of the objectives and their refs, those under none last") {
    Council council;
    const auto later =
        council.add(Objective{.strategy = council.strategy, .title = "Be a fair employer", .position = 2});
    const auto earlier =
        council.add(Objective{.strategy = council.strategy, .title = "Open every door", .position = 1});
    council.add(Measure{.ref = "S9.01", .action = "Agree a charter"});
    council.add(Measure{.objective = later, .ref = "S1.01", .action = "Train managers"});
    council.add(Measure{.objective = earlier, .ref = "S2.10", .action = "Fit ramps"});
    council.add(Measure{.objective = earlier, .ref = "S2.9", .action = "Fit loops"});

    const auto all = council.stand(council.first);

    CHECK(refs_of(all) == std::vector<std::string>{"S2.9", "S2.10", "S1.01", "S9.01"});
    CHECK(all.front().objective->title == "Open every door");
    CHECK_FALSE(all.back().objective.has_value());
}

TEST_CASE("a standing names its owner and its service area, and the printed owner where nobody signs in") {
    Council council;
    accounts::ServiceAreaId area;
    council.test.db.write([&](Transaction& tx) {
        area = accounts::add_service_area(tx, council.lead.actor, {.name = "Libraries", .parent = {}});
    });
    council.add(Measure{
        .ref = "S1.01",
        .action = "Fit ramps",
        .owner = council.lead.actor.person,
        .printed_owner = "A Wren",
        .service_area = area
    });
    council.add(Measure{.ref = "S1.02", .action = "Fit loops", .printed_owner = "Head of Libraries"});

    const auto all = council.stand(council.first);

    REQUIRE(all.size() == 2);
    CHECK(all[0].owner_name == "Ada Wren");
    CHECK(all[0].service_area == "Libraries");
    CHECK(all[1].owner_name == "Head of Libraries");
    CHECK(all[1].service_area.empty());
}

TEST_CASE("a withdrawn measure does not stand") {
    Council council;
    const auto gone = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    council.add(Measure{.ref = "S1.02", .action = "Fit loops"});
    council.test.db.write([&](Transaction& tx) {
        withdraw_measure(tx, council.lead, gone, "The building was sold");
    });

    CHECK(refs_of(council.stand(council.first)) == std::vector<std::string>{"S1.02"});
}

TEST_CASE("now is the period's return, before is the return of the period before it") {
    Council council;
    const auto measure = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    council.open(council.first);
    council.submit(measure, council.first, not_there);
    council.open(council.second);
    council.submit(measure, council.second, on_target);

    const auto in_second = council.stand(council.second).front();
    const auto in_first = council.stand(council.first).front();

    CHECK(meaning_now(in_second) == Meaning::met);
    CHECK(meaning_before(in_second) == Meaning::missed);
    CHECK(meaning_now(in_first) == Meaning::missed);
    CHECK_FALSE(meaning_before(in_first).has_value());
}

TEST_CASE("what was asked for and not given counts as not reported, as does what was never asked for") {
    Council council;
    council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    const auto unasked = council.stand(council.first).front();
    council.open(council.first);
    const auto asked = council.stand(council.first).front();

    CHECK_FALSE(unasked.now.has_value());
    CHECK(meaning_now(unasked) == Meaning::not_reported);
    REQUIRE(asked.now.has_value());
    CHECK(meaning_now(asked) == Meaning::not_reported);
    CHECK_FALSE(asked.submitted_at.has_value());
}

TEST_CASE("the latest reported period is the latest that anybody gave a return for") {
    Council council;
    const auto measure = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    CHECK_FALSE(latest_reported_period(council.test.db, council.organisation()).has_value());
    council.open(council.first);
    council.submit(measure, council.first, on_target);
    council.open(council.second);

    const auto period = latest_reported_period(council.test.db, council.organisation());

    REQUIRE(period.has_value());
    CHECK(period->id == council.first.id);
}

TEST_CASE("a return sent back and given again was submitted twice") {
    Council council;
    const auto measure = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    council.open(council.first);
    council.test.clock.set(noon_of(2026, 7, 10));
    council.submit(measure, council.first, on_target);
    council.test.db.write([&](Transaction& tx) {
        const auto given = return_for(tx, council.organisation(), measure, council.first.id).value();
        REQUIRE(send_back_return(tx, council.lead, given.id, given.version, "Which ramps?"));
    });
    council.test.clock.set(noon_of(2026, 7, 20));
    council.submit(measure, council.first, on_target);

    const auto standing = council.stand(council.first).front();

    CHECK(standing.first_submitted_at == noon_of(2026, 7, 10));
    CHECK(standing.submitted_at == noon_of(2026, 7, 20));
}

TEST_CASE("evidence stands with the return it was given with, or beside the measure, until it is taken back"
) {
    Council council;
    const auto measure = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    council.open(council.first);
    council.test.db.write([&](Transaction& tx) {
        const auto given = return_for(tx, council.organisation(), measure, council.first.id).value();
        add_evidence(tx, council.lead, measure, given.id, {.title = "Log", .link = "https://logs.example/1"});
        const auto wrong =
            add_evidence(tx, council.lead, measure, given.id, {.link = "https://logs.example/2"});
        for (const auto& [used, of] : evidence_of(tx, council.organisation(), measure)) {
            if (used.evidence.id == wrong)
                take_back_evidence(tx, council.lead, measure, used.use.id, "The wrong link");
        }
        add_evidence(
            tx,
            council.lead,
            measure,
            std::nullopt,
            {.title = "Charter", .link = "https://logs.example/charter"}
        );
    });

    const auto standing = council.stand(council.first).front();

    CHECK(standing.evidence == std::vector<EvidenceLine>{{.title = "Log", .link = "https://logs.example/1"}});
    CHECK(standing.own_evidence == 1);
    CHECK(standing.expired_evidence.empty());
}

TEST_CASE("evidence that held only until a day before the period ended is told with that day") {
    using namespace std::chrono;
    Council council;
    const auto measure = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    council.open(council.first);
    const auto last = council.first.days.to;
    council.test.db.write([&](Transaction& tx) {
        const auto given = return_for(tx, council.organisation(), measure, council.first.id).value();
        for (const auto& [title, expires] : {std::pair{"Holds", last}, std::pair{"Held", add_days(last, -1)}})
            add_evidence(
                tx,
                council.lead,
                measure,
                given.id,
                {.title = title, .link = "https://logs.example/1", .expires = expires}
            );
    });

    const auto standing = council.stand(council.first).front();

    CHECK(standing.expired_evidence == std::vector<ExpiredEvidence>{{"Held", add_days(last, -1)}});
}

TEST_CASE("a return that a document brought was submitted by nobody") {
    Council council;
    const auto measure = council.add(Measure{.ref = "S1.01", .action = "Fit ramps"});
    council.test.db.write([&](Transaction& tx) {
        const std::vector<ReportedReturn> reported{
            {.measure = measure, .content = {.status = on_target, .commentary = "Nine fitted."}}
        };
        put_returns(tx, council.lead, council.first.id, reported, "Imported from q1.csv");
    });

    const auto standing = council.stand(council.first).front();

    CHECK(meaning_now(standing) == Meaning::met);
    CHECK_FALSE(standing.first_submitted_at.has_value());
    CHECK_FALSE(standing.submitted_at.has_value());
}

}  // namespace dueregard::plan
