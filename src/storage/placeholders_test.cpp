#include "storage/placeholders.hpp"

#include <doctest/doctest.h>

using namespace dueregard::storage;

TEST_CASE("each placeholder becomes a place of its own, the same name twice too") {
    const auto sql =
        "select 1 from measure where organisation = :organisation and (ref = :ref or title = :ref)";

    const auto sqlite = place(sql, PlaceholderStyle::question_mark);
    const auto postgresql = place(sql, PlaceholderStyle::dollar_number);

    CHECK(sqlite.sql == "select 1 from measure where organisation = ? and (ref = ? or title = ?)");
    CHECK(sqlite.count == 3);
    CHECK(postgresql.sql == "select 1 from measure where organisation = $1 and (ref = $2 or title = $3)");
}

TEST_CASE("quoted text, comments and casts hold no placeholder") {
    const auto sql = "select ':a', 'it''s :b', \":c\", x::text /* :d */ from t -- :e\nwhere y = :f";

    const auto placed = place(sql, PlaceholderStyle::dollar_number);

    CHECK(placed.sql == "select ':a', 'it''s :b', \":c\", x::text /* :d */ from t -- :e\nwhere y = $1");
    CHECK(placed.count == 1);
}

TEST_CASE("what is left open at the end is kept as it is") {
    CHECK(place("select 'open :a", PlaceholderStyle::question_mark).sql == "select 'open :a");
    CHECK(place("select :", PlaceholderStyle::question_mark).sql == "select :");
    CHECK(place("select 1 -- :a", PlaceholderStyle::question_mark).count == 0);
}
