#include "base/failure.hpp"
#include "storage/db.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

using namespace dueregard;
using namespace dueregard::storage;
using dueregard::test_support::Keep;
using dueregard::test_support::TestDb;

namespace {

constexpr Migration one_of_each[] = {{
    "2026_01_01_0000_one_of_each",
    "create table one_of_each (id bigint not null primary key, number double precision, word text, content bytea);"
    "create table child (parent bigint not null references one_of_each (id));",
    "",
}};

}  // namespace

TEST_CASE("every kind of value comes back as it went in") {
    TestDb test(one_of_each);
    const std::string all_bytes{"\0\x01'\\\xff\0", 6};

    test.db.write([&](Transaction& tx) {
        tx.execute(
            "insert into one_of_each (id, number, word, content) values (:id, :number, :word, :content)",
            {std::int64_t{9'223'372'036'854'775'807}, 0.1, "★ Café 'quoted' \\ :name", Bytes{all_bytes}}
        );
    });
    const auto row = test.db.find("select id, number, word, content from one_of_each");

    REQUIRE(row);
    CHECK(row->integer(0) == 9'223'372'036'854'775'807);
    CHECK(row->number(1) == 0.1);
    CHECK(row->text(2) == "★ Café 'quoted' \\ :name");
    CHECK(row->bytes(3) == all_bytes);
}

TEST_CASE("the smallest and largest numbers are kept to the last digit") {
    TestDb test(one_of_each);

    test.db.write([&](Transaction& tx) {
        const auto* const sql = "insert into one_of_each (id, number) values (:id, :number)";
        tx.execute(sql, {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<double>::max()});
        tx.execute(sql, {-1, std::numeric_limits<double>::denorm_min()});
        tx.execute(sql, {0, -std::numeric_limits<double>::infinity()});
        tx.execute(sql, {7, 1.0 / 3.0});
    });
    const auto rows = test.db.query("select id, number from one_of_each order by id");

    REQUIRE(rows.size() == 4);
    CHECK(rows[0].integer(0) == std::numeric_limits<std::int64_t>::min());
    CHECK(rows[0].number(1) == std::numeric_limits<double>::max());
    CHECK(rows[1].number(1) == std::numeric_limits<double>::denorm_min());
    CHECK(std::isinf(rows[2].number(1)));
    CHECK(rows[3].number(1) == 1.0 / 3.0);
}

TEST_CASE("an absent value is null, an empty one is empty") {
    TestDb test(one_of_each);

    test.db.write([&](Transaction& tx) {
        const auto* const sql =
            "insert into one_of_each (id, number, word, content) values (:id, :number, :word, :content)";
        tx.execute(sql, {1, {}, {}, {}});
        tx.execute(sql, {2, 0.0, "", Bytes{}});
        tx.execute(sql, {3, std::optional<std::int64_t>(), std::optional<std::string>(), {}});
    });
    const auto rows = test.db.query("select number, word, content from one_of_each order by id");

    CHECK(rows[0].is_null(0));
    CHECK(rows[0].is_null(1));
    CHECK(rows[0].is_null(2));
    CHECK(rows[0].optional_text(1) == std::nullopt);
    CHECK(rows[1].optional_number(0) == 0.0);
    CHECK(rows[1].text(1).empty());
    CHECK(rows[1].bytes(2).empty());
    CHECK(rows[2].is_null(1));
}

TEST_CASE("counts, sums, expressions and an empty table answer numbers, not text") {
    TestDb test(one_of_each);
    const auto* const sql =
        "select count(*), sum(id), max(id), sum(id) * 2, avg(id), count(*) > 0, max(word), "
        "coalesce(sum(number), 0.5), 'x' as word from one_of_each";

    const auto of_none = test.db.find(sql);
    test.db.write([&](Transaction& tx) {
        tx.execute(
            "insert into one_of_each (id, number, word) values (5000000000, 1.5, 'a'), (5000000001, 2, 'b')"
        );
    });
    const auto of_two = test.db.find(sql);

    CHECK(of_none->integer(0) == 0);
    CHECK(of_none->is_null(1));
    CHECK(of_none->number(7) == 0.5);
    CHECK(of_two->integer(0) == 2);
    CHECK(of_two->integer(1) == 10'000'000'001);
    CHECK(of_two->integer(2) == 5'000'000'001);
    CHECK(of_two->integer(3) == 20'000'000'002);
    CHECK(of_two->number(4) == 5'000'000'000.5);
    CHECK(of_two->integer(5) == 1);
    CHECK(of_two->text(6) == "b");
    CHECK(of_two->number(7) == 3.5);
    CHECK(of_two->text(8) == "x");
}

TEST_CASE("the same text serves values of changing kinds, and absent ones before present ones") {
    TestDb test(one_of_each);
    const auto* const sql =
        "select cast(:id as bigint), cast(:word as text) is null, coalesce(:word, 'none')";

    const auto absent = test.db.find(sql, {{}, {}, {}});
    const auto present = test.db.find(sql, {7, "a", "a"});
    const auto absent_again = test.db.find(sql, {8, {}, {}});

    CHECK(absent->is_null(0));
    CHECK(absent->text(2) == "none");
    CHECK(present->integer(0) == 7);
    CHECK(present->integer(1) == 0);
    CHECK(present->text(2) == "a");
    CHECK(absent_again->integer(0) == 8);
    CHECK(absent_again->integer(1) == 1);
}

TEST_CASE("a text that one of the engines could not keep is refused by both") {
    TestDb test(one_of_each);

    CHECK_THROWS_AS((void)test.db.query("select :a", {std::string("a\0b", 3)}), BadRequest);
    CHECK_THROWS_AS((void)test.db.query("select :a", {"caf\xe9"}), BadRequest);
}

TEST_CASE("texts sort and match by their bytes") {
    TestDb test(one_of_each);
    test.db.write([&](Transaction& tx) {
        tx.execute(
            "insert into one_of_each (id, word) values (1, 'b'), (2, 'B'), (3, 'a'), (4, 'é'), (5, 'z')"
        );
    });

    const auto sorted = test.db.query("select id from one_of_each order by word");
    const auto alike = test.db.query("select id from one_of_each where word like 'b%'");

    REQUIRE(sorted.size() == 5);
    CHECK(sorted[0].integer(0) == 2);
    CHECK(sorted[1].integer(0) == 3);
    CHECK(sorted[2].integer(0) == 1);
    CHECK(sorted[4].integer(0) == 4);
    CHECK(alike.size() == 1);
}

TEST_CASE("a transaction whose work throws leaves nothing behind") {
    TestDb test(one_of_each);

    CHECK_THROWS_AS(
        test.db.write([](Transaction& tx) {
            tx.execute("insert into one_of_each (id) values (1)");
            throw NotFound("The measure is gone.");
        }),
        NotFound
    );

    CHECK(test.db.query("select id from one_of_each").empty());
    test.db.write([](Transaction& tx) { tx.execute("insert into one_of_each (id) values (1)"); });
    CHECK(test.db.query("select id from one_of_each").size() == 1);
}

TEST_CASE("execute answers how many rows it changed") {
    TestDb test(one_of_each);

    test.db.write([](Transaction& tx) {
        CHECK(tx.execute("insert into one_of_each (id) values (1), (2), (3)") == 3);
        CHECK(tx.execute("update one_of_each set word = 'a' where id > :id", {1}) == 2);
        CHECK(tx.execute("delete from one_of_each where id = :id", {9}) == 0);
        CHECK(tx.db().query("delete from one_of_each where id > :id returning id", {1}).size() == 2);
    });
}

TEST_CASE("a doubled key and a row that points nowhere are conflicts") {
    TestDb test(one_of_each);
    const auto run = [&](std::string_view sql) { test.db.write([&](Transaction& tx) { tx.execute(sql); }); };
    run("insert into one_of_each (id) values (1)");

    CHECK_THROWS_AS(run("insert into one_of_each (id) values (1)"), Conflict);
    CHECK_THROWS_AS(run("insert into child (parent) values (2)"), Conflict);
    CHECK_THROWS_AS(run("select nothing from nowhere"), Unavailable);
    run("insert into child (parent) values (1)");
    CHECK(test.db.query("select parent from child").size() == 1);
}

TEST_CASE("ids grow, even where the clock stands still or is set back") {
    TestDb test;
    test.db.write([&](Transaction& tx) {
        const auto first = tx.new_id();
        const auto second = tx.new_id();
        test.clock.advance_milliseconds(-5000);
        const auto third = tx.new_id();

        CHECK(second > first);
        CHECK(third > second);
        CHECK((first >> 20) == 1'795'341'600'000);
    });
}

TEST_CASE("connections of one pool never make the same id, whatever the moment") {
    TestDb test;
    Pool pool(test.address, test.clock, 8);
    std::vector<std::vector<std::int64_t>> made(8);

    std::vector<std::jthread> threads;
    for (auto& ids : made) {
        threads.emplace_back([&] {
            pool.with([&](Db& db) {
                db.write([&](Transaction& tx) {
                    ids.clear();
                    for (int i = 0; i < 10'000; ++i)
                        ids.push_back(tx.new_id());
                });
            });
        });
    }
    threads.clear();

    std::set<std::int64_t> all;
    for (const auto& ids : made)
        all.insert(ids.begin(), ids.end());
    CHECK(all.size() == 80'000);
}

TEST_CASE("each connection opened by itself draws its lane at random") {
    std::set<std::int64_t> firsts;
    for (int i = 0; i < 8; ++i) {
        TestDb test;
        test.db.write([&](Transaction& tx) { firsts.insert(tx.new_id()); });
    }

    CHECK(firsts.size() > 1);
}

TEST_CASE("an index speaks for a text of any length of list") {
    TestDb test(one_of_each);
    test.db.write([](Transaction& tx) { tx.execute("insert into one_of_each (id) values (1), (2), (3)"); });

    const std::vector<Value> wanted{1, 3, 4};
    const auto rows = test.db.query("select id from one_of_each where id in (:a, :b, :c)", wanted);

    CHECK(rows.size() == 2);
}

TEST_CASE("five hundred different texts, each used twice, push one another out without harm") {
    TestDb test(one_of_each);

    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 500; ++i) {
            const auto row = test.db.find("select :a + " + std::to_string(i), {1});
            CHECK(row->integer(0) == i + 1);
        }
    }
}

TEST_CASE("a database that cannot be opened says so in a sentence") {
    const SystemClock clock;

    CHECK_THROWS_AS((void)Db::open("/nowhere/at/all/register.db", clock), Unavailable);
    CHECK_THROWS_AS((void)Db::open("postgresql://nobody@/none?host=/nowhere/at/all", clock), Unavailable);
    CHECK_THROWS_AS((void)Db::open("a\"b.db", clock), BadRequest);
}
