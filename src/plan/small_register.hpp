#pragma once
// Short ways to put measures, periods and returns into a register, and to open its pages, for tests.

#include "accounts/migrations.hpp"
#include "evidence/evidence_pages.hpp"
#include "evidence/migrations.hpp"
#include "evidence/routes.hpp"
#include "plan/given_evidence_pages.hpp"
#include "plan/measure_list.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/period_store.hpp"
#include "plan/routes.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

#include <expected>
#include <string>
#include <vector>

namespace dueregard::plan {

using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::TestDb;
using test_support::Visitor;

inline const Status on_target{.symbol = "★", .word = "On target", .meaning = Meaning::met};
inline const Status missed{.symbol = "▲", .word = "Missed", .meaning = Meaning::missed};

inline Visitor visitor(TestDb& test, const Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back(
        {web::Method::get, "/measures/{}", accounts::Permission::read_plan, show_measure_with<nothing_beside>}
    );
    all.insert(all.end(), evidence::routes().begin(), evidence::routes().end());
    all.push_back(
        {web::Method::get,
         "/evidence/{}",
         accounts::Permission::read_plan,
         evidence::show_evidence_with<places_of_evidence>}
    );
    return {test, acting, all};
}

inline MeasureId add(TestDb& test, const Acting& acting, const Measure& measure) {
    MeasureId id;
    test.db.write([&](Transaction& tx) { id = add_measure(tx, acting, measure); });
    return id;
}

inline PeriodId add_open(TestDb& test, const Acting& acting, Date within) {
    PeriodId id;
    test.db.write([&](Transaction& tx) {
        id = add_period(tx, acting, quarter_of(within));
        REQUIRE(act_on_period(tx, acting, id, PeriodActKind::opened, ""));
    });
    return id;
}

inline std::expected<Saved, std::string> submit(
    TestDb& test,
    const Acting& acting,
    MeasureReturn given,
    const Status& status,
    const std::string& commentary
) {
    given.content = {.status = status, .commentary = commentary};
    std::expected<Saved, std::string> saved;
    test.db.write([&](Transaction& tx) { saved = submit_return(tx, acting, given); });
    return saved;
}

inline std::expected<PeriodState, std::string>
act(TestDb& test, const Acting& acting, PeriodId id, PeriodActKind kind) {
    std::expected<PeriodState, std::string> state;
    test.db.write([&](Transaction& tx) { state = act_on_period(tx, acting, id, kind, ""); });
    return state;
}

inline std::expected<Saved, std::string> agree(TestDb& test, const Acting& acting, ReturnId id) {
    std::expected<Saved, std::string> saved;
    test.db.write([&](Transaction& tx) {
        saved = agree_return(tx, acting, id, find_return(tx, acting.actor.organisation, id).version);
    });
    return saved;
}

inline std::vector<std::string> refs(const std::vector<MeasureRow>& rows) {
    std::vector<std::string> found;
    for (const auto& row : rows)
        found.push_back(row.ref);
    return found;
}

}  // namespace dueregard::plan
