// Evidence on a real database.

#include "base/failure.hpp"
#include "plan/erasure.hpp"
#include "plan/evidence_store.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("evidence is kept whole, taken back with a reason, and never after agreement") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    EvidenceId minutes;
    EvidenceId slip;
    const std::string bytes{"%PDF\0\xff", 6};

    test.db.write([&](Transaction& tx) {
        minutes = add_evidence(
            tx, council.ana, id, given.id, {.title = "Minutes", .file_name = "minutes.pdf", .content = bytes}
        );
        slip = add_evidence(tx, council.ana, id, given.id, {.link = "https://council.example/wrong"});
        take_back_evidence(tx, council.ana, slip, "Wrong page");
    });

    CHECK(content_of(test, council.organisation, minutes) == bytes);
    CHECK(find_evidence(test, council.organisation, minutes).sha256.size() == 64);
    CHECK(find_evidence(test, council.organisation, slip).taken_back->why == "Wrong page");
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { take_back_evidence(tx, council.ben, minutes, "Not mine"); }),
        Forbidden
    );
    REQUIRE(submit(test, council.ana, given, on_target, "Held."));
    REQUIRE(agree(test, council.lead, given.id));
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            take_back_evidence(tx, council.ana, minutes, "Changed my mind");
        }),
        Conflict
    );
}

TEST_CASE("a person who is erased leaves no name where it was printed or took evidence back") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    Measure hers{.action = "Hold sessions", .owner = council.ana.actor.person};
    hers.printed_owner = "Ana";
    const auto id = add(test, council.lead, hers);
    Measure another{.action = "Train", .owner = council.ben.actor.person};
    another.printed_owner = "Ana";
    const auto other = add(test, council.lead, another);
    EvidenceId slip;
    test.db.write([&](Transaction& tx) {
        slip = add_evidence(tx, council.ana, id, std::nullopt, {.link = "https://council.example/wrong"});
        take_back_evidence(tx, council.ana, slip, "Wrong page");
    });
    const auto ana = accounts::find_person(test, council.organisation, *council.ana.actor.person).value();

    test.db.write([&](Transaction& tx) { erase_person(tx, council.organisation, ana); });

    CHECK(find_measure(test, council.organisation, id).printed_owner.empty());
    CHECK(find_measure(test, council.organisation, other).printed_owner == "Ana");
    CHECK(find_evidence(test, council.organisation, slip).taken_back->person_name == "Erased");
}

}  // namespace dueregard::plan
