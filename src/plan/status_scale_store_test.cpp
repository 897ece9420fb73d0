// A council's own scale on a real database.

#include "base/failure.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"
#include "plan/status_scale.hpp"
#include "plan/status_scale_store.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("the council's own scale is kept in its order, and returns keep the word they were given with") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
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

}  // namespace dueregard::plan
