// Where an accreditation stands, who hears of it and when, and what a check says of it.

#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/person_store.hpp"
#include "framework/migrations.hpp"
#include "scheme/accreditation_store.hpp"
#include "scheme/checks.hpp"
#include "scheme/expiry_job.hpp"
#include "scheme/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

namespace dueregard::scheme {

using namespace std::chrono;
using storage::Transaction;
using test_support::TestDb;

namespace {

struct Recognised {
    TestDb test{{accounts::migrations(), framework::migrations(), migrations()}};
    test_support::Council council = test_support::a_council(test.db);

    AccreditationId add(Accreditation one) {
        AccreditationId id;
        test.db.write([&](Transaction& tx) { id = add_accreditation(tx, council.lead, one); });
        return id;
    }

    std::int64_t letters_on(Date day) {
        test.clock.set({at_midnight(day).milliseconds + 8 * 3'600'000});
        return remind_of_expiry(test.db, test.clock);
    }

    /// What waits to be sent to each, which is then taken as sent.
    std::vector<std::pair<accounts::PersonId, std::string>> sent() {
        std::vector<std::pair<accounts::PersonId, std::string>> texts;
        for (const auto& due : accounts::due_letters(test.db, test.clock.now(), 10)) {
            test.db.write([&](Transaction& tx) {
                const auto text = letter_kinds().front().write(
                    tx, {.letter = due.letter, .organisation_name = "Thornbury", .site = "https://dr.example"}
                );
                texts.emplace_back(due.letter.person, text.text);
                accounts::record_sent(tx, due.letter);
            });
        }
        return texts;
    }
};

Accreditation leader_until(Date expires) {
    return {.scheme = "Disability Confident", .level = "Leader", .expires = expires};
}

}  // namespace

TEST_CASE("an accreditation is held, expires soon from 90 days before, and has expired the day after its last"
) {
    auto one = leader_until(2027y / March / 31);

    CHECK(standing_on(one, 2026y / December / 30) == Standing::held);
    CHECK(standing_on(one, 2026y / December / 31) == Standing::expiring);
    CHECK(standing_on(one, 2027y / March / 31) == Standing::expiring);
    CHECK(standing_on(one, 2027y / April / 1) == Standing::expired);
    one.state = State::ended;
    CHECK(standing_on(one, 2027y / April / 1) == Standing::ended);
    CHECK(standing_on({.scheme = "White Ribbon"}, 2027y / April / 1) == Standing::held);
}

TEST_CASE("what has expired and is still claimed is told, what is no longer held is not") {
    auto expired = leader_until(2026y / November / 1);
    expired.id = AccreditationId{7};
    auto ended = expired;
    ended.state = State::ended;
    const std::vector<Accreditation> all{expired, ended, leader_until(2027y / March / 31)};

    const auto hits = hits_in(all, 2026y / November / 26);

    REQUIRE(hits.size() == 1);
    CHECK(hits.front().subject == 7);
    CHECK(
        hits.front().sentence
        == "Disability Confident, Leader expired on 1 November 2026 and is still claimed: renew it, or say that it is "
           "no longer held."
    );
}

TEST_CASE(
    "its owner is reminded 90, 30 and 7 days before and the day after, once each, by a job that may run twice"
) {
    Recognised recognised;
    auto one = leader_until(2027y / March / 31);
    one.owner = recognised.council.ana.actor.person;
    recognised.add(one);

    CHECK(recognised.letters_on(2026y / December / 30) == 0);
    CHECK(recognised.letters_on(2026y / December / 31) == 1);
    CHECK(recognised.letters_on(2026y / December / 31) == 0);
    const auto first = recognised.sent();
    REQUIRE(first.size() == 1);
    CHECK(first.front().first == *recognised.council.ana.actor.person);
    CHECK(first.front().second.contains("Disability Confident, Leader: expires on 31 March 2027"));
    CHECK(first.front().second.contains("https://dr.example/schemes\n"));
    CHECK(recognised.letters_on(2027y / January / 15) == 0);
    CHECK(recognised.letters_on(2027y / March / 1) == 1);
    CHECK(recognised.letters_on(2027y / March / 24) == 1);
    CHECK(recognised.letters_on(2027y / April / 1) == 1);
    CHECK(recognised.letters_on(2027y / April / 2) == 0);
    CHECK(recognised.sent().front().second.contains("expired on 31 March 2027"));
}

TEST_CASE("one letter speaks of all that somebody answers for, and what is renewed is reminded of anew") {
    Recognised recognised;
    auto one = leader_until(2027y / March / 31);
    one.owner = recognised.council.ana.actor.person;
    const auto id = recognised.add(one);
    one.scheme = "White Ribbon";
    recognised.add(one);

    CHECK(recognised.letters_on(2027y / March / 1) == 1);
    const auto both = recognised.sent();
    REQUIRE(both.size() == 1);
    CHECK(both.front().second.contains("Disability Confident"));
    CHECK(both.front().second.contains("White Ribbon"));

    auto renewed = find_accreditation(recognised.test.db, recognised.council.organisation, id);
    renewed.expires = 2030y / March / 31;
    recognised.test.db.write([&](Transaction& tx) {
        CHECK(change_accreditation(tx, recognised.council.lead, renewed) == accounts::Saved::kept);
    });
    CHECK(recognised.letters_on(2030y / January / 2) == 1);
}

TEST_CASE("the equality leads hear of what nobody answers for, and nobody of what is no longer held") {
    Recognised recognised;
    auto one = leader_until(2027y / March / 31);
    one.owner = recognised.council.ana.actor.person;
    const auto id = recognised.add(one);
    recognised.test.db.write([&](Transaction& tx) {
        accounts::record_leaving(
            tx, recognised.council.lead.actor, *recognised.council.ana.actor.person, "Moved on"
        );
    });

    CHECK(recognised.letters_on(2027y / March / 1) == 1);
    CHECK(recognised.sent().front().first == *recognised.council.lead.actor.person);
    recognised.test.db.write([&](Transaction& tx) {
        CHECK_FALSE(act_on_accreditation(tx, recognised.council.lead, id, ActKind::ended, ""));
        CHECK(act_on_accreditation(tx, recognised.council.lead, id, ActKind::ended, "Not renewed"));
        CHECK_FALSE(act_on_accreditation(tx, recognised.council.lead, id, ActKind::ended, "Again"));
    });
    CHECK(recognised.letters_on(2027y / April / 1) == 0);
    CHECK_FALSE(accounts::first_broken_link(recognised.test.db, recognised.council.organisation));
}

}  // namespace dueregard::scheme
