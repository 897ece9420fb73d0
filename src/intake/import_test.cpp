// Files go into the register, twice, and out of it again, on a real database.

#include "accounts/migrations.hpp"
#include "accounts/service_area_store.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "intake/acceptance.hpp"
#include "intake/measure_source_store.hpp"
#include "intake/migrations.hpp"
#include "intake/preview.hpp"
#include "intake/undoing.hpp"
#include "intake/uploading.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::intake {

using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::TestDb;

namespace {

constexpr std::string_view header =
    "Period,Ref,Objective,Action,Owner,Service area,Baseline,Target,Due,Status,Progress,Commentary,Evidence\r\n";

struct Register {
    TestDb test{{accounts::migrations(), evidence::migrations(), plan::migrations(), intake::migrations()}};
    Council council = a_council(test);
    plan::Acting lead = council.lead;

    [[nodiscard]] accounts::OrganisationId organisation() const { return lead.actor.organisation; }

    Uploaded upload(const std::string& rows, std::string_view name = "q2.csv") {
        const auto bytes = std::string(header) + rows;
        const auto uploaded = take_in(test.db, lead, {.file_name = name, .bytes = bytes, .period = {}});
        REQUIRE(uploaded);
        return *uploaded;
    }

    MarkCounts accept(ImportId id) {
        const auto preview = preview_of(test.db, organisation(), id);
        std::expected<MarkCounts, LookAgain> counts;
        test.db.write([&](Transaction& tx) { counts = accept_import(tx, lead, id, preview.fingerprint); });
        REQUIRE(counts);
        return *counts;
    }

    UndoPreview undo(ImportId id) {
        UndoPreview undone;
        test.db.write([&](Transaction& tx) { undone = undo_import(tx, lead, id); });
        return undone;
    }

    std::vector<plan::Measure> measures() { return plan::measures_in_plan(test.db, organisation()); }
};

constexpr std::string_view two_rows =
    "2026/27 Q1,EX1.01,EX1 A fair start,Print a guide,Ann Lee,Libraries,0,300 copies,31 March 2027,★ On target,120 "
    "copies,Printed in May.,Guide <https://example.org/guide>\r\n"
    "2026/27 Q1,EX1.02,EX1 A fair start,Open two warm rooms,,,,,Ongoing,▲ Missed,,None is open.,\r\n";

}  // namespace

TEST_CASE("a file in the import layout is read, previewed and accepted, with everything it says") {
    Register reg;

    const auto uploaded = reg.upload(std::string(two_rows));
    CHECK(uploaded.is_new);
    CHECK(reg.measures().empty());
    const auto counts = reg.accept(uploaded.id);

    CHECK(counts == MarkCounts{.added = 2});
    const auto measures = reg.measures();
    REQUIRE(measures.size() == 2);
    const auto& guide = measures[0];
    CHECK(guide.ref == "EX1.01");
    CHECK(guide.action == "Print a guide");
    CHECK(guide.printed_owner == "Ann Lee");
    CHECK(guide.target.number == 300);
    CHECK(iso_date(guide.due->last_day) == "2027-03-31");
    CHECK(measures[1].due_words == "Ongoing");
    const auto objectives = plan::objectives(reg.test.db, reg.organisation());
    REQUIRE(objectives.size() == 1);
    CHECK(objectives[0].ref == "EX1");
    CHECK(objectives[0].title == "A fair start");
    const auto returns = plan::returns_of(reg.test.db, reg.organisation(), guide.id);
    REQUIRE(returns.size() == 1);
    CHECK(returns[0].period.label == "2026/27 Q1");
    CHECK(returns[0].period.state == plan::PeriodState::closed);
    CHECK(returns[0].given.state == plan::ReturnState::agreed);
    CHECK(returns[0].given.content.commentary == "Printed in May.");
    CHECK(returns[0].given.content.status->word == "On target");
    const auto evidence = plan::evidence_of(reg.test.db, reg.organisation(), guide.id);
    REQUIRE(evidence.size() == 1);
    CHECK(evidence[0].used.evidence.link == "https://example.org/guide");
}

TEST_CASE("a measure and its return say from which line of which file they came") {
    Register reg;
    const auto uploaded = reg.upload(std::string(two_rows));

    reg.accept(uploaded.id);

    const auto measure = reg.measures()[1];
    const auto history = accounts::history_of(reg.test.db, reg.organisation(), "measure", measure.id.value);
    CHECK(history.back().why == "Imported from q2.csv, line 3");
    const auto given = plan::returns_of(reg.test.db, reg.organisation(), measure.id)[0].given.id;
    CHECK(plan::acts_of(reg.test.db, reg.organisation(), given)[0].why == "Imported from q2.csv, line 3");
    CHECK_FALSE(accounts::first_broken_link(reg.test.db, reg.organisation()));
}

TEST_CASE("a measure tells every row that wrote it or its returns, until the row is undone") {
    Register reg;
    const auto first = reg.upload(std::string(two_rows)).id;
    reg.accept(first);
    const auto later =
        reg.upload(
               "2026/27 Q2,EX1.01,,Print a guide,,,,400 copies,,★ On target,,Printed again.,\r\n", "q3.csv"
        )
            .id;
    reg.accept(later);
    const auto measure = reg.measures().front().id;

    const auto sources = sources_of(reg.test.db, reg.organisation(), measure);
    reg.undo(later);
    const auto left = sources_of(reg.test.db, reg.organisation(), measure);

    REQUIRE(sources.size() == 2);
    CHECK(sources[0].file_name == "q2.csv");
    CHECK(sources[0].at.line == 2);
    CHECK(sources[0].period == "2026/27 Q1");
    CHECK(sources[0].wrote == Wrote::measure_and_return);
    CHECK(sources[0].person_name == "Lena");
    CHECK(sources[1].import == later);
    CHECK(sources[1].wrote == Wrote::change_and_return);
    REQUIRE(left.size() == 1);
    CHECK(left[0].import == first);
}

TEST_CASE("the same file again makes no new import, and the same rows in another file change nothing") {
    Register reg;
    const auto first = reg.upload(std::string(two_rows));
    reg.accept(first.id);

    const auto again = reg.upload(std::string(two_rows));
    const auto other_name = reg.upload(std::string(two_rows) + "\r\n", "copy.csv");
    const auto counts = reg.accept(other_name.id);

    CHECK_FALSE(again.is_new);
    CHECK(again.id == first.id);
    CHECK(counts == MarkCounts{.same = 2});
    CHECK(reg.measures().size() == 2);
    CHECK(reg.measures()[0].version == 1);
}

TEST_CASE("a corrected file changes what differs and nothing else, and undoing puts it back") {
    Register reg;
    reg.accept(reg.upload(std::string(two_rows)).id);
    const auto before = reg.measures();
    const auto corrected = reg.upload(
        "2026/27 Q1,EX1.01,,Print a guide,Ben Oak,,,,,,,Printed in June.,\r\n"
        "2026/27 Q1,EX1.02,,Open two warm rooms,,,,,,▲ Missed,,None is open.,\r\n",
        "corrected.csv"
    );

    const auto counts = reg.accept(corrected.id);

    CHECK(counts == MarkCounts{.changed = 1, .same = 1});
    const auto id = before[0].id;
    CHECK(plan::find_measure(reg.test.db, reg.organisation(), id).printed_owner == "Ben Oak");
    CHECK(
        plan::returns_of(reg.test.db, reg.organisation(), id)[0].given.content.commentary
        == "Printed in June."
    );

    const auto undone = reg.undo(corrected.id);

    CHECK(undone.rows == 1);
    CHECK(undone.staying.empty());
    CHECK(plan::find_measure(reg.test.db, reg.organisation(), id).printed_owner == "Ann Lee");
    const auto given = plan::returns_of(reg.test.db, reg.organisation(), id)[0].given;
    CHECK(given.content.commentary == "Printed in May.");
    CHECK(given.content.progress.words == "120 copies");
    CHECK(given.state == plan::ReturnState::agreed);
    CHECK(plan::acts_of(reg.test.db, reg.organisation(), given.id).size() == 2);
    CHECK(find_import(reg.test.db, reg.organisation(), corrected.id).state == ImportState::undone);
    CHECK_FALSE(accounts::first_broken_link(reg.test.db, reg.organisation()));
}

TEST_CASE("undoing a first import leaves the register as empty as it was, and the history tells of it") {
    Register reg;
    const auto areas = accounts::list_service_areas(reg.test.db, reg.organisation()).size();
    const auto uploaded = reg.upload(std::string(two_rows));
    reg.accept(uploaded.id);
    const auto measure = reg.measures()[0].id;

    const auto undone = reg.undo(uploaded.id);

    CHECK(undone.rows == 2);
    CHECK(reg.measures().empty());
    CHECK(plan::objectives(reg.test.db, reg.organisation()).empty());
    CHECK(plan::strategies(reg.test.db, reg.organisation()).empty());
    CHECK(plan::periods(reg.test.db, reg.organisation()).empty());
    CHECK(accounts::list_service_areas(reg.test.db, reg.organisation()).size() == areas);
    const auto history = accounts::history_of(reg.test.db, reg.organisation(), "measure", measure.value);
    CHECK(history.front().verb == "take_out");
    CHECK(history.front().why == "Undone: the import of q2.csv");
    CHECK_THROWS_AS(reg.undo(uploaded.id), Conflict);
}

TEST_CASE("after undoing, the same file can be taken in again") {
    Register reg;
    const auto uploaded = reg.upload(std::string(two_rows));
    reg.accept(uploaded.id);
    reg.undo(uploaded.id);

    const auto again = reg.upload(std::string(two_rows));

    CHECK(again.is_new);
    CHECK(reg.accept(again.id) == MarkCounts{.added = 2});
}

TEST_CASE("what somebody changed since stays when the import is undone, and the import says which and why") {
    Register reg;
    const auto uploaded = reg.upload(std::string(two_rows));
    reg.accept(uploaded.id);
    auto changed = reg.measures()[0];
    changed.action = "Print a longer guide";
    reg.test.db.write([&](Transaction& tx) { (void)plan::change_measure(tx, reg.lead, changed); });
    CHECK(preview_undo(reg.test.db, reg.organisation(), uploaded.id).rows == 1);

    const auto undone = reg.undo(uploaded.id);

    REQUIRE(undone.staying.size() == 1);
    CHECK(undone.staying[0].name == "EX1.01");
    CHECK(undone.staying[0].sentence == "The measure was changed since.");
    REQUIRE(reg.measures().size() == 1);
    CHECK(reg.measures()[0].action == "Print a longer guide");
    CHECK(plan::objectives(reg.test.db, reg.organisation()).size() == 1);
    const auto outcomes = outcomes_of(reg.test.db, reg.organisation(), uploaded.id);
    CHECK(outcomes[0].undone == "The measure was changed since.");
    CHECK(outcomes[1].undone == undone_word);
}

TEST_CASE("when everything was changed since, undoing is refused") {
    Register reg;
    const auto uploaded =
        reg.upload("2026/27 Q1,EX1.01,,Print a guide,,,,,,★ On target,,Printed in May.,\r\n");
    reg.accept(uploaded.id);
    auto changed = reg.measures()[0];
    changed.action = "Print a longer guide";
    reg.test.db.write([&](Transaction& tx) { (void)plan::change_measure(tx, reg.lead, changed); });

    CHECK_THROWS_WITH_AS(
        reg.undo(uploaded.id),
        "Everything that this import brought was changed since: there is nothing left to undo.",
        Conflict
    );
    CHECK(find_import(reg.test.db, reg.organisation(), uploaded.id).state == ImportState::accepted);
}

TEST_CASE("a preview that the register has outrun is looked at again, and nothing is written") {
    Register reg;
    const auto uploaded = reg.upload(std::string(two_rows));
    const auto seen = preview_of(reg.test.db, reg.organisation(), uploaded.id).fingerprint;
    reg.test.db.write([&](Transaction& tx) {
        plan::add_measure(tx, reg.lead, {.ref = "EX1.02", .action = "Open two warm rooms"});
    });

    std::expected<MarkCounts, LookAgain> answer;
    reg.test.db.write([&](Transaction& tx) { answer = accept_import(tx, reg.lead, uploaded.id, seen); });

    CHECK_FALSE(answer);
    CHECK(reg.measures().size() == 1);
    CHECK(find_import(reg.test.db, reg.organisation(), uploaded.id).state == ImportState::uploaded);
}

TEST_CASE("rows of a frozen period are refused with the reason, and the others are taken") {
    Register reg;
    const auto first = reg.upload("2026/27 Q1,EX1.01,,Print a guide,,,,,,★ On target,,Printed in May.,\r\n");
    reg.accept(first.id);
    const auto period = plan::periods(reg.test.db, reg.organisation())[0].id;
    reg.test.db.write([&](Transaction& tx) {
        REQUIRE(plan::act_on_period(tx, reg.lead, period, plan::PeriodActKind::frozen, ""));
    });
    const auto second = reg.upload(
        "2026/27 Q1,EX1.01,,Print a guide,,,,,,★ On target,,Printed in June.,\r\n"
        "2026/27 Q2,EX1.01,,Print a guide,,,,,,★ On target,,Posted in July.,\r\n",
        "later.csv"
    );

    const auto counts = reg.accept(second.id);

    CHECK(counts == MarkCounts{.added = 1, .refused = 1});
    const auto outcomes = outcomes_of(reg.test.db, reg.organisation(), second.id);
    CHECK(outcomes[0].sentence == "The period 2026/27 Q1 is frozen: nothing in it can be changed any more.");
    CHECK(plan::returns_of(reg.test.db, reg.organisation(), reg.measures()[0].id).size() == 2);
}

TEST_CASE("a doubtful row waits for its decision, and then is taken or left out") {
    Register reg;
    reg.accept(reg.upload(std::string(two_rows)).id);
    const auto uploaded = reg.upload(
        "2026/27 Q2,EX1.01,,Teach forty children to swim,,,,,,★ On target,,They swim.,\r\n"
        "2026/27 Q2,EX1.02,,Plant a hundred trees,,,,,,★ On target,,Ninety stand.,\r\n",
        "q3.csv"
    );
    CHECK(counts_of(preview_of(reg.test.db, reg.organisation(), uploaded.id).rows).doubtful == 2);

    reg.test.db.write([&](Transaction& tx) {
        decide(tx, reg.lead, uploaded.id, 0, {.kind = DecisionKind::as_new});
        decide(tx, reg.lead, uploaded.id, 1, {.kind = DecisionKind::leave_out});
    });
    const auto counts = reg.accept(uploaded.id);

    CHECK(counts == MarkCounts{.added = 1, .left_out = 1});
    CHECK(reg.measures().size() == 3);
}

TEST_CASE("a period that is not over asks every measure for its return") {
    Register reg;
    reg.accept(reg.upload(std::string(two_rows)).id);

    reg.accept(reg.upload("2026/27 Q3,EX1.01,,Print a guide,,,,,,★ On target,,Posted.,\r\n", "q3.csv").id);

    const auto period = plan::periods(reg.test.db, reg.organisation())[0];
    CHECK(period.state == plan::PeriodState::open);
    CHECK(plan::returns_in(reg.test.db, reg.organisation(), period.id).size() == 2);
}

TEST_CASE("only who may import can upload, accept and undo") {
    Register reg;
    const auto uploaded = reg.upload(std::string(two_rows));
    auto owner = reg.lead;
    owner.roles = {accounts::Role::measure_owner};

    CHECK_THROWS_AS((void)take_in(reg.test.db, owner, {.file_name = "a.csv", .bytes = header}), Forbidden);
    CHECK_THROWS_AS(
        reg.test.db.write([&](Transaction& tx) { (void)accept_import(tx, owner, uploaded.id, ""); }),
        Forbidden
    );
    CHECK_THROWS_AS(
        reg.test.db.write([&](Transaction& tx) { (void)undo_import(tx, owner, uploaded.id); }), Forbidden
    );
}

TEST_CASE("a file without measures is refused with a sentence") {
    Register reg;

    const auto answer =
        take_in(reg.test.db, reg.lead, {.file_name = "letter.txt", .bytes = "Dear all,\n\nThank you.\n"});

    REQUIRE_FALSE(answer);
    CHECK(answer.error().sentence.starts_with("No measures were found in this file"));
}

TEST_CASE("four thousand rows go in at once and out at once") {
    Register reg;
    std::string rows;
    for (int i = 0; i < 4000; ++i) {
        rows += fmt::format(
            "2026/27 Q1,EX{}.{:02},Objective {},Publish profile {} of the county,Owner {},Area {},0,{} pages,31 March "
            "2027,★ On target,{} pages,Profile {} was published.,\r\n",
            i / 100,
            i % 100,
            i / 100,
            i,
            i % 40,
            i % 10,
            i,
            i,
            i
        );
    }

    const auto uploaded = reg.upload(rows);
    const auto counts = reg.accept(uploaded.id);

    CHECK(counts == MarkCounts{.added = 4000});
    CHECK(reg.measures().size() == 4000);
    CHECK(reg.undo(uploaded.id).rows == 4000);
    CHECK(reg.measures().empty());
}

}  // namespace dueregard::intake
