// Returns on a real database: states follow from acts, rights hold, nothing is lost.

#include "base/failure.hpp"
#include "plan/return_round.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("an owner reports on their own measure and on no other") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);

    CHECK_THROWS_AS((void)submit(test, council.ben, given, on_target, "Four were held."), Forbidden);
    CHECK(submit(test, council.ana, given, on_target, "Four were held.") == Saved::kept);
    CHECK(return_for(test, council.organisation, id, period)->state == ReturnState::submitted);
}

TEST_CASE("a service lead reports on and agrees what is of their service area") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto ours =
        add(test,
            council.lead,
            {.action = "Hold sessions", .owner = council.ana.actor.person, .service_area = council.housing});
    const auto others = add(test, council.lead, {.action = "Train", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, ours, period);
    const auto other = *return_for(test, council.organisation, others, period);
    REQUIRE(submit(test, council.ana, given, on_target, "Four were held."));
    REQUIRE(submit(test, council.ana, other, on_target, "All were trained."));

    CHECK(agree(test, council.housing_lead, given.id) == Saved::kept);
    CHECK_THROWS_AS((void)agree(test, council.housing_lead, other.id), Forbidden);
    CHECK_THROWS_AS((void)agree(test, council.ana, other.id), Forbidden);
}

TEST_CASE("nobody agrees their own return, except the lead, and then the act says so") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto housing = add(test, council.lead, {.action = "Repair", .service_area = council.housing});
    const auto leads = add(test, council.lead, {.action = "Publish"});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto of_housing = *return_for(test, council.organisation, housing, period);
    const auto of_lead = *return_for(test, council.organisation, leads, period);
    REQUIRE(submit(test, council.housing_lead, of_housing, on_target, "Half are repaired."));
    REQUIRE(submit(test, council.lead, of_lead, on_target, "It is published."));

    CHECK(
        agree(test, council.housing_lead, of_housing.id).error()
        == "You submitted this return yourself: somebody else must agree it"
    );
    CHECK(agree(test, council.lead, of_lead.id) == Saved::kept);
    CHECK(
        acts_of(test, council.organisation, of_lead.id).front().why == "Agreed by the person who submitted it"
    );
}

TEST_CASE("a return is sent back with a reason, mended and agreed") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    auto given = *return_for(test, council.organisation, id, period);
    REQUIRE(submit(test, council.ana, given, on_target, "Postponed."));
    given = find_return(test, council.organisation, given.id);
    std::expected<Saved, std::string> without_reason;
    std::expected<Saved, std::string> with_reason;

    test.db.write([&](Transaction& tx) {
        without_reason = send_back_return(tx, council.lead, given.id, given.version, " ");
        with_reason =
            send_back_return(tx, council.lead, given.id, given.version, "The status does not fit the words.");
    });

    CHECK(without_reason.error() == "Enter what needs to change before this can be agreed");
    CHECK(with_reason == Saved::kept);
    given = find_return(test, council.organisation, given.id);
    CHECK(given.state == ReturnState::sent_back);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 1);
    REQUIRE(submit(test, council.ana, given, missed, "Postponed to spring."));
    REQUIRE(agree(test, council.lead, given.id));
    CHECK(counts_in(test, council.organisation, period)[Meaning::missed] == 1);
    CHECK(acts_of(test, council.organisation, given.id).size() == 4);
}

TEST_CASE("a draft from an old version is stale, and what stands is kept") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto opened = *return_for(test, council.organisation, id, period);
    auto first = opened;
    auto second = opened;
    first.content.commentary = "Four were held.";
    second.content.commentary = "Five were held.";
    std::expected<Saved, std::string> saved;

    test.db.write([&](Transaction& tx) { saved = save_draft(tx, council.ana, first); });
    CHECK(saved == Saved::kept);
    test.db.write([&](Transaction& tx) { saved = save_draft(tx, council.lead, second); });

    CHECK(saved == Saved::stale);
    CHECK(find_return(test, council.organisation, opened.id).content.commentary == "Four were held.");
}

TEST_CASE("last quarter's commentary may be carried forward and is known as such") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto second = add_open(test, council.lead, 2026y / August / 1);
    const auto last = *return_for(test, council.organisation, id, second);
    REQUIRE(submit(test, council.ana, last, on_target, "Four were held."));
    const auto third = add_open(test, council.lead, 2026y / November / 1);
    const auto given = *return_for(test, council.organisation, id, third);

    const auto before =
        last_return_before(test, council.organisation, id, find_period(test, council.organisation, third));
    REQUIRE(before);
    auto carried = given;
    carried.content = {
        .status = on_target, .commentary = "Four were held.", .carried_from = before->given.id
    };
    test.db.write([&](Transaction& tx) { REQUIRE(submit_return(tx, council.ana, carried)); });

    CHECK(find_return(test, council.organisation, given.id).content.carried_from == last.id);
}

TEST_CASE("a document's returns stand as agreed, and importing over a draft keeps the draft in the history") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions"});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    auto draft = *return_for(test, council.organisation, id, period);
    draft.content.commentary = "A draft.";
    test.db.write([&](Transaction& tx) { REQUIRE(save_draft(tx, council.lead, draft)); });
    const std::vector<ReportedReturn> reported{{id, {.status = missed, .commentary = "It was missed."}}};
    std::vector<ReturnId> ids;

    test.db.write([&](Transaction& tx) {
        ids = put_returns(tx, council.lead, period, reported, "Imported from q3.csv");
    });

    const auto kept = find_return(test, council.organisation, ids.at(0));
    CHECK(kept.state == ReturnState::agreed);
    CHECK(kept.content.status->word == "Missed");
    const auto history = accounts::history_of(test, council.organisation, "measure_return", kept.id.value);
    CHECK(history.front().before.contains("A draft."));
    CHECK(history.front().why == "Imported from q3.csv");
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { put_returns(tx, council.ana, period, reported, ""); }), Forbidden
    );
}

}  // namespace dueregard::plan
