// From every earlier state of the register to this version's, with what was in it.

#include "accounts/organisation_store.hpp"
#include "app/migrate_command.hpp"
#include "app/migrations.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
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
