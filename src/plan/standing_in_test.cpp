// Who stands in for somebody reports and agrees what they may, and every act says for whom.

#include "accounts/delegation_store.hpp"
#include "base/failure.hpp"
#include "plan/owed.hpp"
#include "plan/small_register.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;
using test_support::location;

namespace {

/// The acting person with those they stand in for now, as a visit would have them.
Acting with_absent(TestDb& test, Acting acting) {
    acting.stands_in_for =
        accounts::absent_of(test.db, acting.actor.organisation, *acting.actor.person, test.clock.now());
    return acting;
}

void stand_in(TestDb& test, const Acting& absent, const Acting& stand_in) {
    test.db.write([&](storage::Transaction& tx) {
        accounts::add_delegation(
            tx,
            absent,
            {.absent = *absent.actor.person,
             .stand_in = *stand_in.actor.person,
             .first_day = test.clock.today(),
             .last_day = test.clock.today()}
        );
    });
}

}  // namespace

TEST_CASE("a stand-in gives the absent owner's return, and it says for whom") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = return_for(test, council.organisation, id, period)->id;
    const auto path = "/returns/" + address(given);
    auto ben_alone = visitor(test, council.ben);
    CHECK_THROWS_AS(ben_alone.post(path, {{"act", "save"}, {"version", "1"}}), Forbidden);
    stand_in(test, council.ana, council.ben);
    const auto acting = with_absent(test, council.ben);
    auto ben = visitor(test, acting);

    const auto form = ben.get(path).body;
    const auto submitted = ben.post(
        path,
        {{"act", "submit"}, {"version", "1"}, {"status", "On target"}, {"commentary", "Four were held."}}
    );
    const auto read = ben.get(path).body;

    CHECK(owed_by(test, acting, test.clock.today(), 5).due.total == 0);
    CHECK(form.contains("You enter this for Ana."));
    CHECK(location(submitted) == path + "?done=submitted");
    CHECK(read.contains("Ben for Ana"));
    const auto acts = acts_of(test, council.organisation, given);
    CHECK(who_acted(acts.front()) == "Ben for Ana");
    const auto history = accounts::history_of(test, council.organisation, "measure_return", given.value);
    CHECK(history.front().person == council.ben.actor.person);
    CHECK(history.front().for_person == council.ana.actor.person);
    CHECK(who_acted(history.front()) == "Ben for Ana");
    CHECK(accounts::first_broken_link(test, council.organisation) == std::nullopt);
}

TEST_CASE("what the absent owe stands in the stand-in's lists, and what they may agree") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    auto council = a_council(test);
    add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto housing = add(test, council.lead, {.action = "Repair", .service_area = council.housing});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    stand_in(test, council.ana, council.ben);
    CHECK(owed_by(test, council.ben, test.clock.today(), 5).due.total == 0);
    CHECK(owed_by(test, with_absent(test, council.ben), test.clock.today(), 5).due.total == 1);
    const auto given = *return_for(test, council.organisation, housing, period);
    auto written = given;
    written.content.status = Status{"★", "On target", Meaning::met};
    written.content.commentary = "Twelve were mended.";
    test.db.write([&](storage::Transaction& tx) {
        REQUIRE(submit_return(tx, council.housing_lead, written).has_value());
    });

    stand_in(test, council.lead, council.ana);

    const auto ana = with_absent(test, council.ana);
    CHECK(owed_by(test, ana, test.clock.today(), 5).to_agree.total == 1);
    CHECK(owed_by(test, with_absent(test, council.ben), test.clock.today(), 5).to_agree.total == 0);
    test.db.write([&](storage::Transaction& tx) {
        REQUIRE(agree_return(tx, ana, given.id, 2).value() == Saved::kept);
    });
    const auto acts = acts_of(test, council.organisation, given.id);
    CHECK(who_acted(acts.front()) == "Ana for Lena");
}

TEST_CASE("standing in is not passed on, and does not let anybody agree what they submitted themselves") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    stand_in(test, council.lead, council.ana);
    stand_in(test, council.ana, council.ben);
    const auto ana = with_absent(test, council.ana);
    const auto ben = with_absent(test, council.ben);
    auto written = given;
    written.content.status = Status{"★", "On target", Meaning::met};
    written.content.commentary = "Four were held.";

    test.db.write([&](storage::Transaction& tx) { REQUIRE(submit_return(tx, ana, written).has_value()); });

    const auto measure = find_measure(test, council.organisation, id);
    CHECK_FALSE(may_agree_on(ben, measure));
    CHECK(may_agree_on(ana, measure));
    const auto acts = acts_of(test, council.organisation, given.id);
    CHECK(who_acted(acts.front()) == "Ana");
    CHECK(
        why_not_agree(ana, measure, acts) == "You submitted this return yourself: somebody else must agree it"
    );
}

TEST_CASE("a lead who enters a return in an owner's place is told as such") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    auto written = *return_for(test, council.organisation, id, period);
    written.content.commentary = "Ana told me on the telephone.";

    test.db.write([&](storage::Transaction& tx) {
        REQUIRE(save_draft(tx, council.lead, written).has_value());
    });

    CHECK(who_acted(acts_of(test, council.organisation, written.id).front()) == "Lena for Ana");
}

}  // namespace dueregard::plan
