#include "accounts/delegation_store.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/role_grant_store.hpp"
#include "evidence/migrations.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/period_store.hpp"
#include "plan/reminder.hpp"
#include "plan/reminder_job.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;
using storage::Transaction;
using test_support::TestDb;

namespace {

/// A council with a measure of Ana's in housing, and the second quarter open; returns due on 14 October 2026.
struct Asked {
    TestDb test{{accounts::migrations(), evidence::migrations(), migrations()}};
    test_support::Council council = test_support::a_council(test.db);
    MeasureId measure;
    PeriodId period;

    Asked() {
        on(2026y / September / 20);
        test.db.write([&](Transaction& tx) {
            Measure mine{.ref = "TH1.01", .action = "Fit a ramp", .owner = council.ana.actor.person};
            mine.service_area = council.housing;
            measure = add_measure(tx, council.lead, mine);
            period = add_period(tx, council.lead, quarter_of(2026y / August / 1));
            REQUIRE(act_on_period(tx, council.lead, period, PeriodActKind::opened, ""));
            const accounts::Actor installation{.organisation = council.organisation, .name = "installation"};
            accounts::give_role(
                tx,
                installation,
                *council.housing_lead.actor.person,
                accounts::Role::service_lead,
                council.housing
            );
        });
    }

    void on(Date day) { test.clock.set({at_midnight(day).milliseconds + 8 * 3'600'000}); }

    std::int64_t letters_on(Date day) {
        on(day);
        return remind_of_returns(test.db, test.clock);
    }

    std::string written() {
        const auto due = accounts::due_letters(test.db, test.clock.now(), 10);
        REQUIRE(!due.empty());
        std::string text;
        test.db.write([&](Transaction& tx) {
            const auto& letter = due.front().letter;
            text =
                letter_kinds()
                    .front()
                    .write(
                        tx, {.letter = letter, .organisation_name = "Thornbury", .site = "https://dr.example"}
                    )
                    .text;
        });
        return text;
    }

    /// Sends all that waits, so that the next letter is another one.
    void deliver() {
        for (const auto& due : accounts::due_letters(test.db, test.clock.now(), 10))
            test.db.write([&](Transaction& tx) { accounts::record_sent(tx, due.letter); });
    }
};

}  // namespace

TEST_CASE("reminders come when a period opens, a week and a day before, and after it less and less often") {
    const Date due = 2026y / October / 14;

    CHECK(reminders_by(2026y / September / 20, due) == 1);
    CHECK(reminders_by(2026y / October / 6, due) == 1);
    CHECK(reminders_by(2026y / October / 7, due) == 2);
    CHECK(reminders_by(2026y / October / 13, due) == 3);
    CHECK(reminders_by(2026y / October / 14, due) == 3);
    CHECK(reminders_by(2026y / October / 15, due) == 4);
    CHECK(reminders_by(2026y / October / 18, due) == 5);
    CHECK(reminders_by(2026y / October / 24, due) == 5);
    CHECK(reminders_by(2026y / October / 25, due) == 6);
}

TEST_CASE("an owner gets each reminder once, in one letter without a name, and none for what was missed") {
    Asked asked;

    CHECK(asked.letters_on(2026y / September / 20) == 1);
    CHECK(asked.letters_on(2026y / September / 20) == 0);
    CHECK(asked.letters_on(2026y / September / 21) == 0);
    asked.deliver();
    CHECK(asked.letters_on(2026y / October / 13) == 1);
    const auto text = asked.written();
    CHECK(text.contains("1 return for"));
    CHECK(text.contains("due by 14 October 2026"));
    CHECK(text.contains("https://dr.example/\n"));
    CHECK(!text.contains("Ana"));
    CHECK(asked.letters_on(2026y / October / 8) == 0);
}

TEST_CASE("who has given the return is not reminded") {
    Asked asked;
    asked.test.db.write([&](Transaction& tx) {
        auto given = return_for(tx, asked.council.organisation, asked.measure, asked.period).value();
        given.content.status = default_scale().statuses.front();
        given.content.commentary = "The ramp is in use.";
        REQUIRE(submit_return(tx, asked.council.ana, given));
    });

    CHECK(asked.letters_on(2026y / October / 15) == 0);
}

TEST_CASE("the service lead hears of it after the owner was reminded twice in vain") {
    Asked asked;

    CHECK(asked.letters_on(2026y / October / 15) == 1);
    asked.deliver();
    CHECK(asked.letters_on(2026y / October / 18) == 1);
    asked.deliver();
    CHECK(asked.letters_on(2026y / October / 25) == 2);
    CHECK(asked.letters_on(2026y / October / 26) == 0);
}

TEST_CASE("a reminder by hand goes at once to who still owes a return") {
    Asked asked;

    asked.test.db.write([&](Transaction& tx) {
        REQUIRE(act_on_period(tx, asked.council.lead, asked.period, PeriodActKind::reminded, ""));
    });

    CHECK(asked.written().contains("1 return for"));
}

TEST_CASE("who stands in for an owner gets the reminder as well, for as long as they stand in") {
    Asked asked;
    asked.on(2026y / October / 6);
    const auto ana = *asked.council.ana.actor.person;
    const auto ben = *asked.council.ben.actor.person;
    asked.test.db.write([&](Transaction& tx) {
        accounts::add_delegation(
            tx,
            asked.council.ana,
            {.absent = ana, .stand_in = ben, .first_day = 2026y / October / 6, .last_day = 2026y / October / 8
            }
        );
    });
    asked.deliver();

    CHECK(asked.letters_on(2026y / October / 7) == 2);
    std::string for_ben;
    for (const auto& due : accounts::due_letters(asked.test.db, asked.test.clock.now(), 10)) {
        asked.test.db.write([&](Transaction& tx) {
            const auto text = letter_kinds().front().write(
                tx, {.letter = due.letter, .organisation_name = "Thornbury", .site = "https://dr.example"}
            );
            if (due.letter.person == ben) for_ben = text.text;
        });
    }
    asked.deliver();
    const auto later = asked.letters_on(2026y / October / 15);

    CHECK(for_ben.contains("with the returns that you stand in for"));
    CHECK(for_ben.contains("1 return for"));
    CHECK_FALSE(for_ben.contains("Ana"));
    CHECK(later == 1);
}

}  // namespace dueregard::plan
