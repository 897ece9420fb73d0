#include "accounts/organisation_store.hpp"
#include "assurance/accepted_hit_store.hpp"
#include "assurance/assurance_commands.hpp"
#include "assurance/findings.hpp"
#include "assurance/small_plan.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
#include "framework/migrations.hpp"
#include "scheme/migrations.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace dueregard::assurance {

namespace {

using test_support::Keep;
using test_support::TestDb;

struct Outcome {
    int status = 0;
    std::string out;
};

Outcome check(TestDb& test, const std::vector<std::pair<std::string, std::string>>& given = {}) {
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
        .progress = progress
    };
    for (const auto& [option, value] : given)
        call.values.add(option, value);
    const int status = commands().front().run(call);
    return {.status = status, .out = out.str()};
}

}  // namespace

TEST_CASE(
    "check prints a summary, then each check with its sentences, and answers 1 where there is something to mend"
) {
    SmallPlan small(Keep::in_a_file);

    const auto [status, out] = check(small.test);

    CHECK(status == 1);
    CHECK(out.starts_with(
        "Thornbury City Council, Quarter 2, 2026/27: 5 measures; 1 to mend, 2 to look at, 0 accepted\n"
    ));
    CHECK(out.contains("\nMeasure without an owner (to mend)\n  TH1.02 names no owner.\n"));
}

TEST_CASE("check --json says of each problem what, of which record, whose, and where it is mended") {
    SmallPlan small(Keep::in_a_file);

    const auto answer = nlohmann::json::parse(check(small.test, {{"--json", ""}}).out);

    CHECK(answer["period"]["label"] == "Quarter 2, 2026/27");
    CHECK(answer["period"]["from"] == "2026-07-01");
    CHECK(answer["measures"] == 5);
    CHECK(answer["accepted"].empty());
    const auto& problems = answer["problems"];
    const auto late =
        std::ranges::find_if(problems, [](const auto& one) { return one["check"] == "return_late"; });
    REQUIRE(late != problems.end());
    CHECK((*late)["of"] == "TH1.05");
    CHECK((*late)["severity"] == "look");
    CHECK((*late)["owners"] == nlohmann::json{"Ben"});
    CHECK((*late)["link"].get<std::string>().starts_with("/returns/"));
}

TEST_CASE("a period is found by its label or by its quarter, and one that is not there is a wrong call") {
    SmallPlan small(Keep::in_a_file);

    CHECK(check(small.test, {{"--period", "quarter 2, 2026/27"}}).status == 1);
    CHECK(check(small.test, {{"--period", "2026-Q2"}}).status == 1);
    CHECK_THROWS_AS(check(small.test, {{"--period", "2019-Q1"}}), BadRequest);
}

TEST_CASE("what is accepted, and what is only to be looked at, leaves exit status 0") {
    SmallPlan small(Keep::in_a_file);
    auto& db = small.test.db;
    const auto& lead = small.council.lead.actor;
    for (const auto& finding : findings(db, lead.organisation, small.period, small.test.clock.today()).all) {
        if (finding.check.check.severity != Severity::mend) continue;
        db.write([&](storage::Transaction& tx) {
            accept_hit(tx, lead, key_of(finding.hit, finding.check, small.period.id), finding.hit, "Known");
        });
    }

    const auto text = check(small.test);
    const auto answer = nlohmann::json::parse(check(small.test, {{"--json", ""}}).out);

    CHECK(text.status == 0);
    CHECK(text.out.contains(" 0 to mend, 2 to look at, 1 accepted"));
    CHECK(answer["accepted"][0]["accepted"]["why"] == "Known");
    CHECK(answer["accepted"][0]["accepted"]["by"] == "Lena");
}

TEST_CASE("a register without a period has nothing to check, and says what to do") {
    TestDb test(
        {accounts::migrations(),
         evidence::migrations(),
         framework::migrations(),
         scheme::migrations(),
         plan::migrations(),
         intake::migrations(),
         assurance::migrations()},
        Keep::in_a_file
    );
    test.db.write([](storage::Transaction& tx) {
        accounts::add_organisation(
            tx, {.name = "Sampleton Borough Council", .short_name = "Sampleton"}, "the test"
        );
    });

    CHECK_THROWS_AS(check(test), NotFound);
}

}  // namespace dueregard::assurance
