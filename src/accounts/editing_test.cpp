// Who else has the same form open, as a hint.

#include "accounts/editing.hpp"
#include "accounts/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::a_council;
using dueregard::test_support::TestDb;

namespace {

std::string others(TestDb& test, const Acting& acting, std::int64_t id) {
    std::string names;
    for (const auto& other : others_editing(test, acting.actor, "measure", id, test.clock.now()))
        names += other.person_name + " ";
    test.db.write([&](Transaction& tx) { open_form(tx, acting.actor, "measure", id); });
    return names;
}

}  // namespace

TEST_CASE("whoever opens a form is told who else has it open, and not of themselves") {
    TestDb test(migrations());
    const auto council = a_council(test);

    CHECK(others(test, council.ana, 7).empty());
    CHECK(others(test, council.ana, 7).empty());
    CHECK(others(test, council.ben, 8).empty());
    test.clock.advance_milliseconds(60'000);
    CHECK(others(test, council.ben, 7) == "Ana ");
    CHECK(others(test, council.lead, 7) == "Ben Ana ");
}

TEST_CASE("a form that was saved, or opened ten minutes ago, is open no more") {
    TestDb test(migrations());
    const auto council = a_council(test);
    (void)others(test, council.ana, 7);
    (void)others(test, council.ben, 7);

    test.db.write([&](Transaction& tx) { close_form(tx, council.ana.actor, "measure", 7); });
    CHECK(others(test, council.lead, 7) == "Ben ");
    test.clock.advance_milliseconds(editing_milliseconds);

    CHECK(others(test, council.ana, 7).empty());
}

TEST_CASE("another organisation's forms are none of ours") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto other = a_council(test, "Ashby District Council");
    (void)others(test, council.ana, 7);

    CHECK(others(test, other.ana, 7).empty());
}
