#include "base/failure.hpp"
#include "storage/migrate.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::storage;
using dueregard::test_support::TestDb;

namespace {

constexpr Migration first{"2026_01_01_0000_first", "create table first (id bigint not null primary key)", ""};
constexpr Migration second{
    "2026_02_01_0000_second", "insert into first (id) values (1); insert into first (id) values (2)", ""
};
constexpr Migration twin{
    "2026_03_01_0000_twin",
    "create table twin (engine text not null); insert into twin (engine) values ('sqlite')",
    "create table twin (engine text not null); insert into twin (engine) values ('postgresql')",
};
constexpr Migration broken{
    "2026_04_01_0000_broken",
    "create table broken (id bigint not null); insert into nowhere (id) values (1)",
    ""
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("steps run once, by date, whatever their order in the list") {
    TestDb test;
    const Migration all[] = {second, first};

    CHECK(pending(test, all) == Names{"2026_01_01_0000_first", "2026_02_01_0000_second"});
    CHECK(migrate(test, all) == Names{"2026_01_01_0000_first", "2026_02_01_0000_second"});
    CHECK(migrate(test, all).empty());
    CHECK(pending(test, all).empty());
    CHECK(test.db.query("select id from first").size() == 2);
}

TEST_CASE("a later version adds only its own steps") {
    const Migration old_version[] = {first};
    const Migration new_version[] = {first, second};
    TestDb test(old_version);

    CHECK(migrate(test, new_version) == Names{"2026_02_01_0000_second"});
}

TEST_CASE("a step may have a text for each engine") {
    const Migration all[] = {twin};
    TestDb test(all);

    const auto expected = test.db.engine() == Engine::sqlite ? "sqlite" : "postgresql";
    CHECK(test.db.find("select engine from twin")->text(0) == expected);
}

TEST_CASE("a database of a newer version is refused and named") {
    const Migration newer[] = {first, second};
    const Migration older[] = {first};
    TestDb test(newer);

    CHECK_THROWS_WITH_AS(
        (void)migrate(test, older),
        "The database was written by a newer version of dueregard (its step 2026_02_01_0000_second is unknown here); "
        "install that version or a later one.",
        Conflict
    );
}

TEST_CASE("a step that fails leaves nothing of itself, and those before it stay") {
    TestDb test;
    const Migration all[] = {first, broken};

    CHECK_THROWS_AS(migrate(test, all), Unavailable);

    CHECK(pending(test, all) == Names{"2026_04_01_0000_broken"});
    const Migration mended[] = {first, {broken.name, "create table broken (id bigint not null)", ""}};
    CHECK(migrate(test, mended) == Names{"2026_04_01_0000_broken"});
}
