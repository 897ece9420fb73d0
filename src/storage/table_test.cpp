#include "base/failure.hpp"
#include "storage/migrate.hpp"
#include "storage/table.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::storage;
using dueregard::test_support::Keep;
using dueregard::test_support::TestDb;

namespace {

using Names = std::vector<std::string>;

constexpr Migration family[] = {{
    "2026_01_01_0000_family",
    "create table parent (place text not null, id bigint not null, elder bigint, primary key (place, id), "
    "foreign key (place, elder) references parent (place, id)); "
    "create table child (id bigint not null primary key, place text not null, parent bigint not null, "
    "foreign key (place, parent) references parent (place, id)); "
    "create table note (words text not null, mood text)",
    "",
}};

void add_child(Transaction& tx) {
    tx.execute("insert into child (id, place, parent) values (1, 'north', 2)");
}

void add_parents(Transaction& tx) {
    tx.execute("insert into parent (place, id, elder) values ('north', 2, 3), ('north', 3, 2)");
}

std::int64_t count(Db& db) {
    return db.find("select count(*) from note")->integer(0);
}

}  // namespace

TEST_CASE("the tables are told with their columns and keys, without the ledger, alike on both engines") {
    TestDb test(family);

    const auto all = tables(test);

    REQUIRE(all.size() == 3);
    CHECK(all[0].name == "child");
    CHECK(all[1].name == "note");
    CHECK(all[1].key == Names{"mood", "words"});
    CHECK(all[2].name == "parent");
    CHECK(all[2].columns == Names{"elder", "id", "place"});
    CHECK(all[2].key == Names{"place", "id"});
    CHECK(!is_empty(test));
}

TEST_CASE("the columns by which one table points to another are told by its keys, alike on both engines") {
    TestDb test({family});

    CHECK(columns_pointing_to(test, "child", "parent") == Names{"parent", "place"});
    CHECK(columns_pointing_to(test, "parent", "parent") == Names{"elder", "place"});
    CHECK(columns_pointing_to(test, "note", "parent").empty());
}

TEST_CASE("a database is empty as long as nothing was made in it") {
    TestDb test;

    const bool was_empty = is_empty(test);
    migrate(test, family);

    CHECK(was_empty);
    CHECK(!is_empty(test));
}

TEST_CASE("rows may come before those they point to where keys are asked last") {
    TestDb test(family);

    test.db.write([](Transaction& tx) {
        with_keys_asked_last(tx, [&] {
            add_child(tx);
            add_parents(tx);
        });
    });

    CHECK(test.db.query("select id from child").size() == 1);
    CHECK_THROWS_AS(
        test.db.write([](Transaction& tx) {
            tx.execute("insert into child (id, place, parent) values (2, 'north', 9)");
        }),
        Conflict
    );
}

TEST_CASE("a row that points nowhere in the end leaves nothing") {
    TestDb test(family);

    CHECK_THROWS_AS(
        test.db.write([](Transaction& tx) { with_keys_asked_last(tx, [&] { add_child(tx); }); }), Conflict
    );

    CHECK(test.db.query("select id from child").empty());
    CHECK_THROWS_AS(test.db.write(add_child), Conflict);
}

TEST_CASE("steps run within a transaction come and go with it") {
    TestDb test;

    CHECK_THROWS_AS(
        test.db.write([](Transaction& tx) {
            migrate_within(tx, family);
            throw Conflict("After all not.");
        }),
        Conflict
    );
    CHECK(is_empty(test));
    test.db.write([](Transaction& tx) { migrate_within(tx, family); });

    CHECK(applied(test) == Names{"2026_01_01_0000_family"});
}

TEST_CASE("what is read together is of one moment, while others write on") {
    TestDb test(family, Keep::in_a_file);
    auto other = Db::open(test.address, test.clock);
    const auto add_note = [&] {
        other.write([](Transaction& tx) { tx.execute("insert into note (words) values ('one more')"); });
    };
    add_note();

    test.db.read([&] {
        const auto before = count(test);
        add_note();
        CHECK(before == 1);
        CHECK(count(test) == 1);
    });

    CHECK(count(test) == 2);
}

TEST_CASE("rows are handed over one by one, and the connection serves on whatever became of the taking") {
    TestDb test(family);
    test.db.write([](Transaction& tx) {
        for (int i = 0; i < 5000; ++i)
            tx.execute("insert into note (words) values (:words)", {std::to_string(i)});
    });
    std::int64_t taken = 0;

    test.db.each("select words from note where words <> :words", {"7"}, [&](const Row&) { ++taken; });
    CHECK_THROWS_AS(
        test.db.each("select words from note", {}, [](const Row&) { throw Conflict("Enough."); }), Conflict
    );

    CHECK(taken == 4999);
    CHECK(count(test) == 5000);
}
