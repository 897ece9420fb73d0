// Evidence given to measures, on a real database.

#include "accounts/erasure.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_store.hpp"
#include "plan/erasure.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace dueregard::plan {

using namespace std::chrono;

namespace {

GivenEvidence given_as(TestDb& test, const Council& council, MeasureId measure, EvidenceId evidence) {
    const auto all = evidence_of(test, council.organisation, measure);
    const auto found =
        std::ranges::find_if(all, [&](const GivenEvidence& one) { return one.used.evidence.id == evidence; });
    REQUIRE(found != all.end());
    return *found;
}

}  // namespace

TEST_CASE("evidence is kept whole, taken back with a reason, and never after agreement") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
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
    });
    const auto use_of_minutes = given_as(test, council, id, minutes).used.use.id;
    const auto use_of_slip = given_as(test, council, id, slip).used.use.id;

    test.db.write([&](Transaction& tx) { take_back_evidence(tx, council.ana, id, use_of_slip, "Wrong page"); }
    );

    const auto kept = given_as(test, council, id, minutes).used.evidence;
    CHECK(kept.sha256.size() == 64);
    CHECK(evidence::bytes_of(test, council.organisation, kept.sha256) == bytes);
    CHECK(taken_back(given_as(test, council, id, slip))->why == "Wrong page");
    CHECK_FALSE(evidence::find_evidence(test, council.ana, slip).withdrawn);
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            take_back_evidence(tx, council.ben, id, use_of_minutes, "Not mine");
        }),
        Forbidden
    );
    REQUIRE(submit(test, council.ana, given, on_target, "Held."));
    REQUIRE(agree(test, council.lead, given.id));
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            take_back_evidence(tx, council.ana, id, use_of_minutes, "Changed my mind");
        }),
        Conflict
    );
}

TEST_CASE("evidence of the library is given to a return and to a measure; what one may not open is not") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    EvidenceId survey;
    EvidenceId secret;
    test.db.write([&](Transaction& tx) {
        survey = evidence::add_evidence(tx, council.lead, {.link = "https://council.example/survey"});
        secret = evidence::add_evidence(
            tx,
            council.lead,
            {.link = "https://council.example/secret", .sensitivity = evidence::Sensitivity::restricted}
        );
        give_evidence(tx, council.ana, id, given.id, survey);
        give_evidence(tx, council.ana, id, given.id, survey);
        give_evidence(tx, council.ana, id, std::nullopt, survey);
    });

    CHECK(evidence_of(test, council.organisation, id).size() == 2);
    CHECK(evidence::uses_of(test, council.organisation, survey).size() == 2);
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { give_evidence(tx, council.ana, id, given.id, secret); }),
        NotFound
    );
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { give_evidence(tx, council.ben, id, given.id, survey); }),
        Forbidden
    );
}

TEST_CASE("what is restricted is not named in a sheet, and read back it is nothing new") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    test.db.write([&](Transaction& tx) {
        add_evidence(
            tx,
            council.lead,
            id,
            given.id,
            {.title = "Grievances",
             .link = "https://council.example/grievances",
             .sensitivity = evidence::Sensitivity::restricted}
        );
    });

    const auto out = evidence_lines(test, council.organisation, period, Restricted::unnamed).at(id);
    const auto within = evidence_lines(test, council.organisation, period, Restricted::named).at(id);

    CHECK(out == "Restricted evidence");
    CHECK(read_evidence_cell(out).empty());
    CHECK(within == "Grievances <https://council.example/grievances>");
}

TEST_CASE("a person who is erased leaves no name where it was printed or took evidence back") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
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
    });
    const auto use = given_as(test, council, id, slip).used.use.id;
    const auto ana = *council.ana.actor.person;
    auto administrator = council.lead;
    administrator.roles = {accounts::Role::administrator};
    constexpr accounts::ErasureStep step = erase_person;

    test.db.write([&](Transaction& tx) {
        take_back_evidence(tx, council.ana, id, use, "Wrong page");
        accounts::record_leaving(tx, administrator.actor, ana, "Moved");
        accounts::erase_person(tx, administrator, ana, "Asked to", std::span(&step, 1));
    });

    CHECK(find_measure(test, council.organisation, id).printed_owner.empty());
    CHECK(find_measure(test, council.organisation, other).printed_owner == "Ana");
    CHECK(taken_back(given_as(test, council, id, slip))->person_name == "Erased");
    CHECK(given_as(test, council, id, slip).used.evidence.person_name == "Erased");
}

}  // namespace dueregard::plan
