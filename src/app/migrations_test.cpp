// From every earlier state of the register to this version's, with what was in it.

#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"
#include "app/migrate_command.hpp"
#include "app/migrations.hpp"
#include "assessment/exhibit_store.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
#include "evidence/evidence_list.hpp"
#include "evidence/evidence_store.hpp"
#include "plan/given_evidence_store.hpp"
#include "storage/table.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace dueregard::app {

namespace {

using storage::Migration;
using storage::Table;
using storage::Transaction;
using test_support::Keep;
using test_support::TestDb;

std::vector<Migration> steps_by_name() {
    auto all = all_migrations();
    std::ranges::sort(all, {}, &Migration::name);
    return all;
}

std::span<const Migration> first_of(const std::vector<Migration>& steps, std::size_t count) {
    return std::span(steps).first(count);
}

std::span<const Migration> after(const std::vector<Migration>& steps, std::size_t count) {
    return std::span(steps).subspan(count);
}

std::vector<std::string> names_of(std::span<const Migration> steps) {
    std::vector<std::string> names;
    for (const auto& step : steps)
        names.emplace_back(step.name);
    return names;
}

std::string shape_of(storage::Db& db) {
    std::string shape;
    for (const auto& table : storage::tables(db)) {
        shape += table.name + ":";
        for (const auto& column : table.columns)
            shape += " " + column;
        shape += " by";
        for (const auto& column : table.key)
            shape += " " + column;
        shape += "\n";
    }
    return shape;
}

bool has_table(storage::Db& db, std::string_view name) {
    const auto all = storage::tables(db);
    return std::ranges::find(all, name, &Table::name) != all.end();
}

/// In the columns that the table had in its first version; what later steps add must do without.
void add_organisation_as_at_first(Transaction& tx) {
    tx.execute(
        "insert into organisation (id, name, short_name, added_at) values (7, 'Thornbury', 'Thornbury', 0)"
    );
}

/// A council before evidence was a part of its own: a file and a link given to a measure, the link taken
/// back; and an exhibit with a file.
void add_evidence_as_it_was(Transaction& tx) {
    const std::string bytes{"%PDF\0\xff", 6};
    add_organisation_as_at_first(tx);
    const accounts::Actor ann{.organisation = {7}, .person = accounts::PersonId{8}, .name = "Ann Field"};
    tx.execute(
        "insert into person (organisation, id, name, email, email_key, added_at) values (7, 8, 'Ann Field', "
        "'ann@thornbury.example', 'ann@thornbury.example', 0)"
    );
    tx.execute("insert into measure (organisation, id, ref_order, action) values (7, 9, '', 'Fit ramps')");
    tx.execute(
        "insert into evidence (organisation, id, measure, title, file_name, media_type, size, sha256, content, at, person, "
        "person_name) values (7, 10, 9, '', 'audit.pdf', 'application/pdf', 6, 'abc', :content, 5, 8, 'Ann Field')",
        {storage::Bytes{bytes}}
    );
    tx.execute(
        "insert into evidence (organisation, id, measure, title, link, at, person, person_name, withdrawn, "
        "withdrawn_by, withdrawn_why) values (7, 11, 9, 'Minutes', 'https://thornbury.example/m', 6, 8, 'Ann Field', 7, "
        "'Ann Field', 'Wrong page')"
    );
    accounts::record(tx, ann, {.noun = "evidence", .id = 11, .verb = "take_back", .why = "Wrong page"});
    tx.execute(
        "insert into challenge (organisation, id, title, from_date, until_date, stage) values (7, 12, 'Peers', "
        "'2026-12-01', '2026-12-03', 'on_site')"
    );
    tx.execute(
        "insert into exhibit (organisation, id, challenge, method, title, file_name, size, sha256, content, at, person, "
        "person_name) values (7, 13, 12, 'document', 'Audit', 'audit.pdf', 6, 'abc', :content, 5, 8, 'Ann Field')",
        {storage::Bytes{bytes}}
    );
}

struct Ran {
    int status = 0;
    std::string out;
    std::string error;
};

Ran migrate_by_command(TestDb& test, const std::string& option = "") {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream error;
    cli::Progress progress(error, cli::Terminal::no);
    cli::Call call{
        .database = test.address,
        .values = {},
        .clock = test.clock,
        .in = in,
        .out = out,
        .error = error,
        .progress = progress,
    };
    if (!option.empty()) call.values.add(option, "");
    const int status = migrate_command().run(call);
    return {.status = status, .out = out.str(), .error = error.str()};
}

}  // namespace

TEST_CASE("no two steps have the same name") {
    const auto names = names_of(steps_by_name());

    CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE("from every earlier state the steps lead to the same tables, and what was there stays") {
    const auto all = steps_by_name();
    TestDb fresh(all);
    const auto shape = shape_of(fresh);

    for (std::size_t count = 0; count <= all.size(); ++count) {
        CAPTURE(count);
        TestDb test(first_of(all, count));
        const bool has_organisations = has_table(test, "organisation");
        if (has_organisations) test.db.write(add_organisation_as_at_first);

        CHECK(storage::pending(test, all) == names_of(after(all, count)));
        CHECK(storage::migrate(test, all) == names_of(after(all, count)));

        CHECK(shape_of(test) == shape);
        CHECK(storage::applied(test) == names_of(all));
        CHECK(accounts::list_organisations(test).size() == (has_organisations ? 1 : 0));
    }
}

TEST_CASE("from every earlier state the steps can run within one transaction, as a restore runs them") {
    const auto all = steps_by_name();
    TestDb fresh(all);
    const auto shape = shape_of(fresh);

    for (std::size_t count = 0; count < all.size(); ++count) {
        CAPTURE(count);
        TestDb test;
        test.db.write([&](Transaction& tx) {
            storage::migrate_within(tx, first_of(all, count));
            storage::migrate_within(tx, all);
        });

        CHECK(shape_of(test) == shape);
    }
}

TEST_CASE(
    "evidence and exhibits of an earlier version are there, with their ids, their bytes and their reasons"
) {
    const auto all = steps_by_name();
    const auto before = std::ranges::find(all, "2026_11_26_1700_evidence_of_measure", &Migration::name);
    REQUIRE(before != all.end());
    TestDb test(first_of(all, static_cast<std::size_t>(before - all.begin())));
    test.db.write(add_evidence_as_it_was);

    storage::migrate(test, all);

    const accounts::OrganisationId organisation{7};
    const accounts::Acting lead{
        .actor = {.organisation = organisation, .person = std::nullopt, .name = "Lead"},
        .roles = {accounts::Role::equality_lead},
        .service_areas = {}
    };
    const auto given = plan::evidence_of(test, organisation, plan::MeasureId{9});
    REQUIRE(given.size() == 2);
    CHECK(given[1].used.evidence.id.value == 10);
    CHECK(given[1].used.evidence.title == "audit.pdf");
    CHECK(evidence::bytes_of(test, organisation, "abc") == std::string{"%PDF\0\xff", 6});
    CHECK_FALSE(plan::taken_back(given[1]));
    CHECK(given[0].used.evidence.link == "https://thornbury.example/m");
    CHECK(plan::taken_back(given[0])->why == "Wrong page");
    CHECK(given[0].used.evidence.withdrawn->person_name == "Ann Field");
    CHECK(test.db.find("select person from evidence_withdrawal where evidence = 11")->integer(0) == 8);
    const auto exhibit = assessment::find_exhibit(test, lead, assessment::ExhibitId{13});
    CHECK(exhibit.evidence->file_name == "audit.pdf");
    CHECK(exhibit.evidence->sensitivity == evidence::Sensitivity::restricted);
    CHECK(evidence::count_evidence(test, lead, {.text = "audit"}, test.clock.today()) == 2);
    CHECK(evidence::revisions_of(test, organisation, {10}).size() == 1);
}

TEST_CASE("a trial run prints the steps and runs none") {
    const auto all = steps_by_name();
    TestDb test(first_of(all, 2), Keep::in_a_file);
    std::string names;
    for (const auto& name : names_of(after(all, 2)))
        names += name + "\n";

    const auto trial = migrate_by_command(test, "--dry-run");
    CHECK(trial.out == names);
    CHECK(storage::applied(test).size() == 2);
    const auto real = migrate_by_command(test);
    CHECK(real.out == names);
    const auto again = migrate_by_command(test, "--dry-run");

    CHECK(again.out.empty());
    CHECK(again.error == "The register is up to date.\n");
    CHECK(again.status == 0);
}

TEST_CASE("a register of a newer version is refused with its step, by a trial run too, and stays as it was") {
    auto newer = steps_by_name();
    newer.push_back({"2999_01_01_0000_later", "create table later (id bigint not null primary key)", ""});
    TestDb test(newer, Keep::in_a_file);

    for (const std::string option : {"--dry-run", ""}) {
        CHECK_THROWS_WITH_AS(
            static_cast<void>(migrate_by_command(test, option)),
            "The database was written by a newer version of dueregard (its step 2999_01_01_0000_later is unknown here); "
            "install that version or a later one.",
            Conflict
        );
    }

    CHECK(storage::applied(test).size() == newer.size());
}

}  // namespace dueregard::app
