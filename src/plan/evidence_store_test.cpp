// Evidence on a real database.

#include "base/failure.hpp"
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

}  // namespace dueregard::plan
