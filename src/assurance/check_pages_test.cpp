// The page of checks and the section at a measure as a browser gets them.

#include "accounts/route.hpp"
#include "assurance/accepted_hit_store.hpp"
#include "assurance/hits_at_measure.hpp"
#include "assurance/routes.hpp"
#include "assurance/small_plan.hpp"
#include "base/failure.hpp"
#include "framework/migrations.hpp"
#include "plan/measure_pages.hpp"
#include "scheme/migrations.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

namespace dueregard::assurance {

namespace {

using test_support::location;
using test_support::Visitor;

Visitor visitor(SmallPlan& small, const plan::Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back(
        {web::Method::get,
         "/measures/{}",
         accounts::Permission::read_plan,
         plan::show_measure_with<hits_at_measure>}
    );
    return {small.test, acting, all};
}

/// The value of the first hidden field of that name after `from`.
std::string field_after(const std::string& page, std::string_view name, std::size_t from = 0) {
    const auto start = "name=\"" + std::string(name) + "\" value=\"";
    const auto at = page.find(start, from);
    REQUIRE(at != std::string::npos);
    const auto begin = at + start.size();
    return page.substr(begin, page.find('"', begin) - begin);
}

/// What the page of one check offers to accept first.
struct Offered {
    std::string period;
    std::string check;
    std::string subject;
    std::string fingerprint;
};

Offered first_offer(const std::string& page) {
    return {
        field_after(page, "found_in"),
        field_after(page, "hit_check"),
        field_after(page, "hit_subject"),
        field_after(page, "hit_fingerprint")
    };
}

}  // namespace

TEST_CASE("the page asks every check's question of the latest quarter that was reported on") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);

    const auto page = lead.get("/checks").body;

    CHECK(page.contains("What was asked of 5 measures in Quarter 2, 2026/27"));
    for (const auto& [check, about] : all_checks()) {
        CAPTURE(check.name);
        CHECK(page.contains(web::Html().add_text(check.question).string()));
    }
    CHECK(page.contains("TH1.02 names no owner."));
    CHECK(page.contains("Accept with a reason"));
}

TEST_CASE("a check and an owner narrow the list down, on the page and in the file") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);

    const auto of_check = lead.get("/checks", {{"check", "return_late"}}).body;
    const auto of_ben = lead.get("/checks", {{"owner", "Ben"}}).body;
    const auto of_nobody = lead.get("/checks", {{"check", "return_late"}, {"owner", "Ana"}}).body;
    const auto file = lead.get("/checks.csv", {{"check", "return_late"}}).body;

    CHECK(of_check.contains("The return of TH1.05 was given 3 days late."));
    CHECK_FALSE(of_check.contains("TH1.02 names no owner."));
    CHECK(of_ben.contains("The return of TH1.05 was given 3 days late."));
    CHECK(of_ben.contains("TH1.03 and TH1.04 give one and the same commentary"));
    CHECK(of_nobody.contains("Nothing was found that matches these filters."));
    CHECK(file.contains("\"Quarter 2, 2026/27\",Late return,To look at,TH1.05,"));
    CHECK(std::ranges::count(file, '\n') == 2);
}

TEST_CASE("another period can be looked at, and one that is not there is not found") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);
    plan::PeriodId next;
    small.test.db.write([&](storage::Transaction& tx) {
        next = plan::add_period(
            tx,
            small.council.lead,
            plan::quarter_of({std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}})
        );
    });

    const auto page = lead.get("/checks", {{"period", address(next)}}).body;

    CHECK(page.contains("Quarter 3, 2026/27"));
    CHECK(page.contains("TH1.02 names no owner."));
    CHECK_FALSE(page.contains("was given 3 days late"));
    CHECK_THROWS_AS(lead.get("/checks", {{"period", "0000000000001"}}), NotFound);
}

TEST_CASE("a hit is accepted with a reason in one step, shown with it, and taken back") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);
    const auto offered = first_offer(lead.get("/checks", {{"check", "owner_missing"}}).body);

    const auto accepted = lead.post(
        "/accepted-hits",
        {{"found_in", offered.period},
         {"hit_check", offered.check},
         {"hit_subject", offered.subject},
         {"hit_fingerprint", offered.fingerprint},
         {"check", "owner_missing"},
         {"why", "The post is being filled"}}
    );

    CHECK(accepted.status == 303);
    CHECK(location(accepted) == "/checks?check=owner_missing&done=accepted");
    const auto outstanding_page = lead.get("/checks", {{"check", "owner_missing"}}).body;
    CHECK_FALSE(outstanding_page.contains("TH1.02 names no owner."));
    const auto accepted_page = lead.get("/checks", {{"check", "owner_missing"}, {"show", "accepted"}}).body;
    CHECK(accepted_page.contains("TH1.02 names no owner."));
    CHECK(accepted_page.contains("The post is being filled"));
    CHECK(accepted_page.contains("Accepted by Lena"));

    const auto kept = accepted_hits(small.test.db, small.council.organisation);
    REQUIRE(kept.size() == 1);
    const auto taken_back = lead.post("/accepted-hits/" + address(kept[0].id) + "/withdrawal", {});
    CHECK(location(taken_back) == "/checks?done=taken-back");
    CHECK(lead.get("/checks").body.contains("TH1.02 names no owner."));
}

TEST_CASE("without a reason nothing is accepted, and the form comes back open with what is wrong") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);
    const auto offered = first_offer(lead.get("/checks", {{"check", "owner_missing"}}).body);

    const auto refused = lead.post(
        "/accepted-hits",
        {{"found_in", offered.period},
         {"hit_check", offered.check},
         {"hit_subject", offered.subject},
         {"hit_fingerprint", offered.fingerprint},
         {"check", "owner_missing"},
         {"why", "   "}}
    );

    CHECK(refused.status == 422);
    CHECK(refused.body.contains("There is a problem"));
    CHECK(refused.body.contains("href=\"#why-1\""));
    CHECK(refused.body.contains("Enter why this may stand"));
    CHECK(accepted_hits(small.test.db, small.council.organisation).empty());
}

TEST_CASE("what was mended or accepted meanwhile cannot be accepted: the page says so") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);
    const auto offered = first_offer(lead.get("/checks", {{"check", "owner_missing"}}).body);

    const auto gone = lead.post(
        "/accepted-hits",
        {{"found_in", offered.period},
         {"hit_check", offered.check},
         {"hit_subject", offered.subject},
         {"hit_fingerprint", "0000"},
         {"why", "The post is being filled"}}
    );

    CHECK(gone.status == 409);
    CHECK(gone.body.contains("Nothing was changed."));
    CHECK_THROWS_AS(lead.post("/accepted-hits", {{"found_in", "?"}}), BadRequest);
    CHECK_THROWS_AS(
        lead.post("/accepted-hits", {{"found_in", offered.period}, {"hit_subject", "one"}}), BadRequest
    );
}

TEST_CASE("a measure owner sees what was found and may not accept it") {
    SmallPlan small;
    auto ana = visitor(small, small.council.ana);

    const auto page = ana.get("/checks").body;

    CHECK(page.contains("TH1.02 names no owner."));
    CHECK_FALSE(page.contains("Accept with a reason"));
    CHECK_THROWS_AS(ana.post("/accepted-hits", {}), Forbidden);
    CHECK_THROWS_AS(ana.post("/accepted-hits/0000000000001/withdrawal", {}), Forbidden);
}

TEST_CASE("a measure's page shows what was found at it, and accepting leads back there") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);
    const auto path = "/measures/" + address(small.repeated);
    const auto page = lead.get(path).body;
    CHECK(page.contains("TH1.03 and TH1.04 give one and the same commentary"));
    CHECK_FALSE(page.contains("TH1.02 names no owner."));
    const auto offered = first_offer(page);

    const auto accepted = lead.post(
        "/accepted-hits",
        {{"measure", address(small.repeated)},
         {"found_in", offered.period},
         {"hit_check", offered.check},
         {"hit_subject", offered.subject},
         {"hit_fingerprint", offered.fingerprint},
         {"why", "One programme serves both"}}
    );

    CHECK(location(accepted) == path + "#checks");
    CHECK(lead.get(path).body.contains("One programme serves both"));
}

TEST_CASE("a measure without a hit says so, one that left the plan says nothing") {
    SmallPlan small;
    auto lead = visitor(small, small.council.lead);
    small.test.db.write([&](storage::Transaction& tx) {
        plan::withdraw_measure(tx, small.council.lead, small.ownerless, "Printed and done");
    });

    CHECK(lead.get("/measures/" + address(small.sound))
              .body.contains("The checks found nothing to ask about this measure in Quarter 2, 2026/27."));
    CHECK_FALSE(lead.get("/measures/" + address(small.ownerless)).body.contains("id=\"checks\""));
}

TEST_CASE("a register without a period says what to do") {
    test_support::TestDb test(
        {accounts::migrations(),
         evidence::migrations(),
         framework::migrations(),
         scheme::migrations(),
         plan::migrations(),
         intake::migrations(),
         assurance::migrations()}
    );
    const auto council = test_support::a_council(test.db);
    Visitor lead(test, council.lead, {routes().begin(), routes().end()});

    CHECK(lead.get("/checks").body.contains("There is no period yet."));
    CHECK(std::ranges::count(lead.get("/checks.csv").body, '\n') == 1);
}

}  // namespace dueregard::assurance
