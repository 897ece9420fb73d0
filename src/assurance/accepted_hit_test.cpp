#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "assurance/accepted_hit_store.hpp"
#include "assurance/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "plan/migrations.hpp"
#include "plan/period_store.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

namespace dueregard::assurance {

namespace {

using namespace std::chrono_literals;
using storage::Transaction;
using test_support::TestDb;

constexpr StandingCheck of_measure{.check = {.name = "owner_missing"}, .about = About::measure};
constexpr StandingCheck of_return{.check = {.name = "evidence_missing"}, .about = About::measure_return};

Hit hit_of(std::string_view check, std::int64_t subject) {
    return {
        .check = check,
        .sentence = "SAM1.01 names no owner.",
        .of = "SAM1.01",
        .subject = subject,
        .fingerprint = "0011aabb"
    };
}

/// An organisation with one period.
struct Register {
    TestDb test{{accounts::migrations(), evidence::migrations(), plan::migrations(), assurance::migrations()}
    };
    accounts::Actor actor;
    plan::PeriodId period;

    Register() {
        test.db.write([&](Transaction& tx) {
            actor.organisation = accounts::add_organisation(
                tx, {.name = "Sampleton Borough Council", .short_name = "Sampleton"}, "the test"
            );
            actor.name = "Ada Wren";
            const plan::Acting lead{.actor = actor, .roles = {accounts::Role::equality_lead}};
            period = plan::add_period(tx, lead, plan::quarter_of({2026y, std::chrono::August, 1d}));
        });
    }

    AcceptedHitId accept(const Hit& hit, const StandingCheck& check, std::string_view why) {
        AcceptedHitId id;
        test.db.write([&](Transaction& tx) {
            id = accept_hit(tx, actor, key_of(hit, check, period), hit, why);
        });
        return id;
    }
};

}  // namespace

TEST_CASE("a hit on a measure is accepted in every period, a hit on a return in its own") {
    const plan::PeriodId period{7};

    CHECK_FALSE(key_of(hit_of("owner_missing", 3), of_measure, period).period.has_value());
    CHECK(key_of(hit_of("evidence_missing", 3), of_return, period).period == period);
}

TEST_CASE("what a document says has no record: its place among the claims is no part of the key") {
    const StandingCheck of_document{.check = {.name = "claim_not_borne_out"}, .about = About::document};

    CHECK(key_of(hit_of("claim_not_borne_out", -2), of_document, plan::PeriodId{7}).subject == 0);
}

TEST_CASE("a reason says something and is no essay") {
    CHECK(faults_of_reason("The post is being filled").empty());
    CHECK(faults_of_reason("  \n ") == Faults{{"why", "Enter why this may stand"}});
    CHECK(
        faults_of_reason(std::string(2001, 'x'))
        == Faults{{"why", "The reason must be 2,000 characters or fewer"}}
    );
}

TEST_CASE("an accepted hit is kept with who, when, why and what was found") {
    Register council;
    const auto hit = hit_of("evidence_missing", 3);
    council.accept(hit, of_return, "The log is confidential");

    const auto kept = accepted_hits(council.test.db, council.actor.organisation);

    REQUIRE(kept.size() == 1);
    CHECK(kept[0].key == key_of(hit, of_return, council.period));
    CHECK(kept[0].about == "SAM1.01");
    CHECK(kept[0].sentence == "SAM1.01 names no owner.");
    CHECK(kept[0].why == "The log is confidential");
    CHECK(kept[0].person_name == "Ada Wren");
    CHECK(kept[0].at == council.test.clock.now());
}

TEST_CASE("a hit is accepted once, and again after it was taken back") {
    Register council;
    const auto hit = hit_of("owner_missing", 3);
    const auto first = council.accept(hit, of_measure, "The post is being filled");
    CHECK_THROWS_AS(council.accept(hit, of_measure, "Again"), Conflict);
    council.test.db.write([&](Transaction& tx) { take_back(tx, council.actor, first, "It was filled"); });
    CHECK(accepted_hits(council.test.db, council.actor.organisation).empty());

    council.accept(hit, of_measure, "Vacant again");

    CHECK(accepted_hits(council.test.db, council.actor.organisation).size() == 1);
}

TEST_CASE("what was taken back or never was cannot be taken back") {
    Register council;
    const auto id = council.accept(hit_of("owner_missing", 3), of_measure, "The post is being filled");
    const auto take = [&](AcceptedHitId one) {
        council.test.db.write([&](Transaction& tx) { take_back(tx, council.actor, one, ""); });
    };
    take(id);

    CHECK_THROWS_AS(take(id), Conflict);
    CHECK_THROWS_AS(take(AcceptedHitId{1}), NotFound);
}

TEST_CASE("another organisation's accepted hit is not there") {
    Register council;
    const auto id = council.accept(hit_of("owner_missing", 3), of_measure, "The post is being filled");
    auto stranger = council.actor;
    council.test.db.write([&](Transaction& tx) {
        stranger.organisation = accounts::add_organisation(
            tx, {.name = "Otherham District Council", .short_name = "Otherham"}, "the test"
        );
    });

    CHECK(accepted_hits(council.test.db, stranger.organisation).empty());
    CHECK_THROWS_AS(
        council.test.db.write([&](Transaction& tx) { take_back(tx, stranger, id, ""); }), NotFound
    );
}

TEST_CASE("accepting and taking back stand in the history, with the reason") {
    Register council;
    const auto id = council.accept(hit_of("owner_missing", 3), of_measure, "The post is being filled");
    council.test.db.write([&](Transaction& tx) { take_back(tx, council.actor, id, "It was filled"); });

    const auto entries =
        accounts::history_of(council.test.db, council.actor.organisation, "accepted_hit", id.value);

    REQUIRE(entries.size() == 2);
    CHECK(entries[0].verb == "take_back");
    CHECK(entries[0].why == "It was filled");
    CHECK(entries[1].verb == "accept");
    CHECK(entries[1].why == "The post is being filled");
}

}  // namespace dueregard::assurance
