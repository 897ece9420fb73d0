// The stores on a real database: what is written comes back, states follow from acts, rights hold, nothing is
// lost.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "plan/evidence_store.hpp"
#include "plan/measure_list.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/objective_store.hpp"
#include "plan/owed.hpp"
#include "plan/period_store.hpp"
#include "plan/return_round.hpp"
#include "plan/status_counts.hpp"
#include "plan/status_scale.hpp"
#include "plan/status_scale_store.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::plan {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::TestDb;

namespace {

const Status on_target{.symbol = "★", .word = "On target", .meaning = Meaning::met};
const Status missed{.symbol = "▲", .word = "Missed", .meaning = Meaning::missed};

MeasureId add(TestDb& test, const Acting& acting, const Measure& measure) {
    MeasureId id;
    test.db.write([&](Transaction& tx) { id = add_measure(tx, acting, measure); });
    return id;
}

PeriodId add_open(TestDb& test, const Acting& acting, Date within) {
    PeriodId id;
    test.db.write([&](Transaction& tx) {
        id = add_period(tx, acting, quarter_of(within));
        REQUIRE(act_on_period(tx, acting, id, PeriodActKind::opened, ""));
    });
    return id;
}

std::expected<Saved, std::string> submit(
    TestDb& test,
    const Acting& acting,
    MeasureReturn given,
    const Status& status,
    const std::string& commentary
) {
    given.content = {.status = status, .commentary = commentary};
    std::expected<Saved, std::string> saved;
    test.db.write([&](Transaction& tx) { saved = submit_return(tx, acting, given); });
    return saved;
}

std::expected<PeriodState, std::string>
act(TestDb& test, const Acting& acting, PeriodId id, PeriodActKind kind) {
    std::expected<PeriodState, std::string> state;
    test.db.write([&](Transaction& tx) { state = act_on_period(tx, acting, id, kind, ""); });
    return state;
}

std::expected<Saved, std::string> agree(TestDb& test, const Acting& acting, ReturnId id) {
    std::expected<Saved, std::string> saved;
    test.db.write([&](Transaction& tx) {
        saved = agree_return(tx, acting, id, find_return(tx, acting.actor.organisation, id).version);
    });
    return saved;
}

std::vector<std::string> refs(const std::vector<MeasureRow>& rows) {
    std::vector<std::string> found;
    for (const auto& row : rows)
        found.push_back(row.ref);
    return found;
}

}  // namespace

TEST_CASE("a measure comes back as it was added, with its entry in the history") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const Measure sessions{
        .ref = "EDI1.01",
        .action = "Hold 12 drop-in sessions by March 2027",
        .owner = council.ana.actor.person,
        .printed_owner = "A. Example",
        .service_area = council.housing,
        .baseline = quantity_of("4 sessions"),
        .target = quantity_of("12 sessions"),
        .due = DueDate{2027y / March / 31, DuePrecision::month, "March 2027"}
    };

    const auto id = add(test, council.lead, sessions);

    const auto kept = find_measure(test, council.organisation, id);
    CHECK(kept.ref == "EDI1.01");
    CHECK(kept.owner == council.ana.actor.person);
    CHECK(kept.service_area == council.housing);
    CHECK(kept.target == quantity_of("12 sessions"));
    CHECK(kept.due == sessions.due);
    CHECK(kept.version == 1);
    const auto history = accounts::history_of(test, council.organisation, "measure", id.value);
    REQUIRE(history.size() == 1);
    CHECK(history[0].verb == "add");
    CHECK(history[0].person_name == "Lena");
    CHECK(history[0].after.contains("Hold 12 drop-in sessions"));
}

TEST_CASE("only who may edit the plan adds a measure") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);

    CHECK_THROWS_AS(add(test, council.ana, {.action = "Hold sessions"}), Forbidden);
    CHECK(measures_in_plan(test, council.organisation).empty());
}

TEST_CASE("a change from an old version is refused and nothing is written") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.ref = "A1", .action = "Hold sessions"});
    auto mine = find_measure(test, council.organisation, id);
    auto theirs = mine;
    theirs.action = "Hold six sessions";
    mine.action = "Hold nine sessions";
    Saved first{};
    Saved second{};

    test.db.write([&](Transaction& tx) { first = change_measure(tx, council.lead, theirs); });
    test.db.write([&](Transaction& tx) { second = change_measure(tx, council.lead, mine); });

    CHECK(first == Saved::kept);
    CHECK(second == Saved::stale);
    CHECK(find_measure(test, council.organisation, id).action == "Hold six sessions");
    const auto history = accounts::history_of(test, council.organisation, "measure", id.value);
    REQUIRE(history.size() == 2);
    CHECK(history[0].before == R"({"action":"Hold sessions"})");
    CHECK(history[0].after == R"({"action":"Hold six sessions"})");
}

TEST_CASE("a measure of another council cannot be found") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto other = a_council(test, "Westmere Council");
    const auto id = add(test, council.lead, {.action = "Hold sessions"});

    CHECK_THROWS_AS((void)find_measure(test, other.organisation, id), NotFound);
    CHECK(count_measures(test, {.acting = other.lead}) == 0);
}

TEST_CASE("opening a period asks every measure for a return, also those added later") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto early = add(test, council.lead, {.ref = "A1", .action = "Hold sessions"});

    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto late = add(test, council.lead, {.ref = "A2", .action = "Train the desk"});

    REQUIRE(return_for(test, council.organisation, early, period));
    REQUIRE(return_for(test, council.organisation, late, period));
    CHECK(return_for(test, council.organisation, early, period)->state == ReturnState::not_started);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 2);
}

TEST_CASE("an owner reports on their own measure and on no other") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);

    CHECK_THROWS_AS((void)submit(test, council.ben, given, on_target, "Four were held."), Forbidden);
    CHECK(submit(test, council.ana, given, on_target, "Four were held.") == Saved::kept);
    CHECK(return_for(test, council.organisation, id, period)->state == ReturnState::submitted);
}

TEST_CASE("a service lead reports on and agrees what is of their service area") {
    TestDb test({accounts::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), migrations()});
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

TEST_CASE("a period is not frozen while a return waits to be agreed") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto reported =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto silent =
        add(test, council.lead, {.ref = "A2", .action = "Train", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, reported, period);
    REQUIRE(submit(test, council.ana, given, on_target, "Four were held."));

    REQUIRE(act(test, council.lead, period, PeriodActKind::closed) == PeriodState::closed);
    CHECK(
        act(test, council.lead, period, PeriodActKind::frozen).error()
        == "1 return waits to be agreed: agree it or send it back before you freeze the period"
    );
    REQUIRE(agree(test, council.lead, given.id));
    CHECK(act(test, council.lead, period, PeriodActKind::frozen) == PeriodState::frozen);

    CHECK(find_return(test, council.organisation, given.id).state == ReturnState::frozen);
    const auto lapsed = *return_for(test, council.organisation, silent, period);
    CHECK(lapsed.state == ReturnState::lapsed);
    CHECK(
        submit(test, council.lead, lapsed, on_target, "All trained.").error()
        == "The period is frozen: this return can no longer be changed"
    );
    CHECK(counts_in(test, council.organisation, period)[Meaning::met] == 1);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 1);
}

TEST_CASE("after closing, owners give only what was sent back; the lead may take a late return") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    REQUIRE(act(test, council.lead, period, PeriodActKind::closed));

    CHECK(
        submit(test, council.ana, given, on_target, "Four were held.").error()
        == "The period is closed: ask your equality lead to take a late return"
    );
    CHECK(submit(test, council.lead, given, on_target, "Four were held.") == Saved::kept);
    CHECK(acts_of(test, council.organisation, given.id).front().person_name == "Lena");
}

TEST_CASE("a withdrawn measure leaves the plan and the count, and can be put back") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);

    test.db.write([&](Transaction& tx) { withdraw_measure(tx, council.lead, id, "The fund was closed."); });

    CHECK(measures_in_plan(test, council.organisation).empty());
    CHECK(return_for(test, council.organisation, id, period)->state == ReturnState::set_aside);
    CHECK(counts_in(test, council.organisation, period).total() == 0);
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { withdraw_measure(tx, council.lead, id, "Again"); }), Conflict
    );

    test.db.write([&](Transaction& tx) { put_back_measure(tx, council.lead, id, "New money was found."); });

    CHECK(return_for(test, council.organisation, id, period)->state == ReturnState::not_started);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 1);
    CHECK(acts_of(test, council.organisation, id).front().why == "New money was found.");
}

TEST_CASE("a document's returns stand as agreed, and importing over a draft keeps the draft in the history") {
    TestDb test({accounts::migrations(), migrations()});
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

TEST_CASE("the list sorts references as a person counts, and filters in the database") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    StrategyId strategy;
    ObjectiveId top;
    ObjectiveId under;
    test.db.write([&](Transaction& tx) {
        strategy = add_strategy(tx, council.lead, {.title = "Including everyone"});
        top = add_objective(tx, council.lead, {.strategy = strategy, .ref = "EDI1", .title = "Listen"});
        under = add_objective(tx, council.lead, {.strategy = strategy, .parent = top, .title = "Answer"});
        add_measure(tx, council.lead, {.objective = top, .ref = "EDI1.10", .action = "100% of calls"});
        add_measure(tx, council.lead, {.objective = under, .ref = "EDI1.2", .action = "Answer letters"});
        add_measure(
            tx, council.lead, {.ref = "EDI2.1", .action = "Hold sessions", .owner = council.ana.actor.person}
        );
        add_measure(tx, council.lead, {.action = "No reference"});
    });
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const Slice all{.offset = 0, .limit = 100};
    const auto list = [&](const MeasureFilter& filter, Sorting sorting = {}) {
        return refs(list_measures(test, {council.ana, period, filter, sorting}, all));
    };

    CHECK(list({}) == std::vector<std::string>{"EDI1.2", "EDI1.10", "EDI2.1", ""});
    CHECK(
        list({}, {MeasureOrder::ref, Direction::descending})
        == std::vector<std::string>{"", "EDI2.1", "EDI1.10", "EDI1.2"}
    );
    CHECK(list({.objective = top}) == std::vector<std::string>{"EDI1.2", "EDI1.10"});
    CHECK(list({.objective = under}) == std::vector<std::string>{"EDI1.2"});
    CHECK(list({.whose = Whose::own}) == std::vector<std::string>{"EDI2.1"});
    CHECK(list({.text = "SESSIONS ana"}) == std::vector<std::string>{"EDI2.1"});
    CHECK(list({.text = "100%"}) == std::vector<std::string>{"EDI1.10"});
    CHECK(list({.text = "_"}).empty());
    CHECK(list({.status = Meaning::not_reported}).size() == 4);
    CHECK(list({.status = Meaning::met}).empty());
    CHECK(list({.state = ReturnState::not_started}, {MeasureOrder::objective}).front() == "EDI1.2");
    CHECK(count_measures(test, {.acting = council.ana, .period = period, .filter = {.objective = top}}) == 2);
    CHECK(
        refs(list_measures(test, {.acting = council.ana, .period = period}, {.offset = 1, .limit = 2}))
        == std::vector<std::string>{"EDI1.10", "EDI2.1"}
    );
    for (const auto by :
         {MeasureOrder::action,
          MeasureOrder::objective,
          MeasureOrder::owner,
          MeasureOrder::service_area,
          MeasureOrder::due,
          MeasureOrder::status,
          MeasureOrder::state}) {
        CHECK(list({}, {by, Direction::descending}).size() == 4);
    }
}

TEST_CASE("a file of the list holds the whole of each row") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test,
            council.lead,
            {.ref = "EDI1.01",
             .action = "Hold 12 sessions",
             .owner = council.ana.actor.person,
             .service_area = council.housing,
             .target = quantity_of("12 sessions"),
             .due = DueDate{2027y / March / 31, DuePrecision::month, "March 2027"}});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    auto given = *return_for(test, council.organisation, id, period);
    given.content = {
        .status = on_target, .commentary = "Seven were held.", .progress = quantity_of("7 sessions")
    };
    test.db.write([&](Transaction& tx) {
        add_evidence(
            tx, council.ana, id, given.id, {.title = "Minutes", .link = "https://council.example/m"}
        );
        REQUIRE(submit_return(tx, council.ana, given));
    });

    const auto rows = full_rows(test, {.acting = council.ana, .period = period});

    REQUIRE(rows.size() == 1);
    CHECK(
        rows[0]
        == SheetCells{"Quarter 3, 2026/27", "EDI1.01", "", "Hold 12 sessions", "Ana", "Housing", "", "12 sessions", "March 2027", "★ On target", "7 sessions", "Seven were held.", "Minutes <https://council.example/m>"}
    );
}

TEST_CASE("what is owed: late, due, sent back and to agree") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto one =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto two =
        add(test, council.lead, {.ref = "A2", .action = "Train", .owner = council.ana.actor.person});
    add(test, council.lead, {.ref = "A3", .action = "Build", .owner = council.ben.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto first = *return_for(test, council.organisation, one, period);
    REQUIRE(submit(test, council.ana, first, on_target, "Held."));
    REQUIRE(
        submit(test, council.ana, *return_for(test, council.organisation, two, period), on_target, "Trained.")
    );
    test.db.write([&](Transaction& tx) {
        REQUIRE(send_back_return(tx, council.lead, first.id, first.version + 1, "How many?"));
    });

    const auto anas = owed_by(test, council.ana, 2026y / November / 22, 10);
    const auto bens = owed_by(test, council.ben, 2026y / November / 22, 10);
    const auto bens_later = owed_by(test, council.ben, 2027y / January / 15, 10);
    const auto leads = owed_by(test, council.lead, 2026y / November / 22, 10);

    REQUIRE(anas.sent_back.total == 1);
    CHECK(anas.sent_back.first[0].why == "How many?");
    CHECK(anas.due.total == 0);
    CHECK(bens.due.first.at(0).ref == "A3");
    CHECK(bens.late.total == 0);
    CHECK(bens_later.late.total == 1);
    CHECK(bens_later.due.total == 0);
    CHECK(leads.to_agree.total == 1);
    CHECK(leads.to_agree.first.at(0).ref == "A2");
    const auto owners = reporting_by_owner(test, council.organisation, period);
    REQUIRE(owners.size() == 2);
    CHECK(owners[0].name == "Ana");
    CHECK(owners[0].missing() == 1);
    CHECK(owners[1].asked == 1);
    CHECK(reporting_by_service_area(test, council.organisation, period).front().asked == 3);
}

TEST_CASE("counts go by objective and by period") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    ObjectiveId listen;
    MeasureId under;
    test.db.write([&](Transaction& tx) {
        const auto strategy = add_strategy(tx, council.lead, {.title = "Including everyone"});
        listen = add_objective(tx, council.lead, {.strategy = strategy, .title = "Listen"});
        under = add_measure(tx, council.lead, {.objective = listen, .action = "Hold sessions"});
        add_measure(tx, council.lead, {.action = "Loose"});
    });
    const auto second = add_open(test, council.lead, 2026y / August / 1);
    const auto third = add_open(test, council.lead, 2026y / November / 1);
    REQUIRE(
        submit(test, council.lead, *return_for(test, council.organisation, under, second), missed, "Late.")
    );

    const auto by_objective = counts_by_objective(test, council.organisation, second);
    const auto by_period = counts_by_period(test, council.organisation);

    CHECK(by_objective.at(listen)[Meaning::missed] == 1);
    CHECK(by_objective.at(std::nullopt)[Meaning::not_reported] == 1);
    REQUIRE(by_period.size() == 2);
    CHECK(by_period[0].period.id == second);
    CHECK(by_period[0].counts.reported() == 1);
    CHECK(by_period[1].period.id == third);
    CHECK(by_period[1].counts.reported() == 0);
    CHECK(current_period(test, council.organisation)->id == third);
}

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

TEST_CASE("the council's own scale is kept in its order, and returns keep the word they were given with") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    StatusScale own;
    own.statuses = {
        {.symbol = "G", .word = "Green", .meaning = Meaning::met},
        {.symbol = "A", .word = "Amber", .meaning = Meaning::narrowly_missed},
        {.symbol = "R", .word = "Red", .meaning = Meaning::missed},
        {.symbol = "N", .word = "Not due", .meaning = Meaning::not_due},
        {.symbol = "-", .word = "No return", .meaning = Meaning::not_reported}
    };

    CHECK(status_scale(test, council.organisation).statuses.front().symbol == "★");
    test.db.write([&](Transaction& tx) {
        CHECK(set_status_scale(tx, council.lead, own, told(default_scale())) == Saved::kept);
    });

    CHECK(status_scale(test, council.organisation).statuses.size() == 5);
    CHECK(status_scale(test, council.organisation).statuses.front().word == "Green");
    own.statuses.pop_back();
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { (void)set_status_scale(tx, council.lead, own, ""); }), BadRequest
    );
}

TEST_CASE("the history of all this holds together") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    REQUIRE(submit(test, council.ana, *return_for(test, council.organisation, id, period), on_target, "Held.")
    );

    CHECK_FALSE(accounts::first_broken_link(test, council.organisation));
}

TEST_CASE("a thousand measures and their returns are stored in one go") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    std::vector<Measure> measures;
    for (int i = 0; i < 1050; ++i) {
        measures.push_back({.ref = fmt::format("M{}", i), .action = fmt::format("Do thing {}", i)});
    }
    std::vector<MeasureId> ids;

    test.db.write([&](Transaction& tx) { ids = add_measures(tx, council.lead, measures); });
    const auto period = add_open(test, council.lead, 2026y / November / 22);

    CHECK(ids.size() == 1050);
    CHECK(returns_in(test, council.organisation, period).size() == 1050);
    CHECK(find_measure(test, council.organisation, ids[1049]).ref == "M1049");
}

}  // namespace dueregard::plan
