// The list of measures out of a real database: its order, its filters, its file.

#include "plan/given_evidence_store.hpp"
#include "plan/measure_list.hpp"
#include "plan/objective_store.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"
#include "plan/strategy_store.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("the list sorts references as a person counts, and filters in the database") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
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
    auto ben = council.ben;
    ben.stands_in_for = {{.person = *council.ana.actor.person, .name = "Ana", .roles = council.ana.roles}};
    const auto own_of = [&](const Acting& acting) {
        return refs(list_measures(test, {acting, period, {.whose = Whose::own}}, all));
    };
    CHECK(own_of(council.ben).empty());
    CHECK(own_of(ben) == std::vector<std::string>{"EDI2.1"});
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
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
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

}  // namespace dueregard::plan
