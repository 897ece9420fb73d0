#pragma once
// A plan of five measures with a fault in four of them, for tests of pages and commands. Read on 22 November
// 2026.

#include "accounts/migrations.hpp"
#include "assurance/migrations.hpp"
#include "evidence/migrations.hpp"
#include "framework/migrations.hpp"
#include "intake/migrations.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/period_store.hpp"
#include "scheme/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::assurance {

/// In the second quarter of 2026/27, returns due on 14 October 2026:
///   TH1.01, of Ana: nothing to ask.
///   TH1.02, of nobody: no owner.
///   TH1.03, of Ana, and TH1.04, of Ben: one and the same commentary.
///   TH1.05, of Ben: given on 17 October 2026, three days late.
struct SmallPlan {
    test_support::TestDb test;
    test_support::Council council;
    plan::Period period;
    plan::MeasureId sound;
    plan::MeasureId ownerless;
    plan::MeasureId repeated;

    explicit SmallPlan(test_support::Keep keep = test_support::Keep::in_memory)
        : test(
              {accounts::migrations(),
               evidence::migrations(),
               framework::migrations(),
               scheme::migrations(),
               plan::migrations(),
               intake::migrations(),
               assurance::migrations()},
              keep
          )
        , council(test_support::a_council(test.db))
        , period(plan::quarter_of({std::chrono::year{2026}, std::chrono::August, std::chrono::day{1}})) {
        test.db.write([&](storage::Transaction& tx) {
            sound = add(tx, "TH1.01", "Fit a ramp at 4 libraries", council.ana.actor.person);
            ownerless = add(tx, "TH1.02", "Publish the access guide", std::nullopt);
            repeated = add(tx, "TH1.03", "Hold 3 open days", council.ana.actor.person);
            add(tx, "TH1.04", "Train 20 receptionists", council.ben.actor.person);
            add(tx, "TH1.05", "Visit 12 day centres", council.ben.actor.person);
            period.id = plan::add_period(tx, council.lead, period);
            REQUIRE(plan::act_on_period(tx, council.lead, period.id, plan::PeriodActKind::opened, ""));
        });
        const std::string one_answer = "Work goes on as planned and every colleague has been told of it.";
        give("TH1.01", {2026, 10, 12}, "All four are in use since August.");
        give("TH1.02", {2026, 10, 12}, "The guide is with the printer.");
        give("TH1.03", {2026, 10, 12}, one_answer);
        give("TH1.04", {2026, 10, 12}, one_answer);
        give("TH1.05", {2026, 10, 17}, "Ten were visited by the end of September.");
        test.clock.set(noon_of({2026, 11, 22}));
    }

private:
    struct Day {
        int year;
        unsigned month;
        unsigned day;
    };

    static Instant noon_of(const Day& day) {
        const Date date{
            std::chrono::year{day.year}, std::chrono::month{day.month}, std::chrono::day{day.day}
        };
        return {at_midnight(date).milliseconds + std::int64_t{12} * 3600 * 1000};
    }

    plan::MeasureId
    add(storage::Transaction& tx,
        const std::string& ref,
        const std::string& action,
        std::optional<accounts::PersonId> owner) {
        plan::Measure measure{.ref = ref, .action = action, .owner = owner};
        measure.target = plan::quantity_of("100%");
        measure.due = plan::parse_due("March 2027");
        return plan::add_measure(tx, council.lead, measure);
    }

    void give(std::string_view ref, const Day& day, const std::string& commentary) {
        test.clock.set(noon_of(day));
        test.db.write([&](storage::Transaction& tx) {
            for (const auto& measure : plan::measures_in_plan(tx, council.organisation)) {
                if (measure.ref != ref) continue;
                auto given = plan::return_for(tx, council.organisation, measure.id, period.id).value();
                given.content.status = plan::default_scale().statuses.front();
                given.content.commentary = commentary;
                plan::add_evidence(
                    tx, council.lead, measure.id, given.id, {.title = "Log", .link = "https://logs.example/1"}
                );
                REQUIRE(plan::submit_return(tx, council.lead, given));
            }
        });
    }
};

}  // namespace dueregard::assurance
