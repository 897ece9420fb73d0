#include "base/clock.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
#include "monitoring/pay_gap_command.hpp"
#include "support/file.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::monitoring {

namespace {

struct Outcome {
    int status = 0;
    std::string out;
    std::string error;
};

Outcome run(const std::string& csv, const std::vector<std::pair<std::string, std::string>>& options = {}) {
    std::istringstream in(csv);
    std::ostringstream out;
    std::ostringstream error;
    cli::Progress progress(error, cli::Terminal::no);
    const FixedClock clock(Instant{.milliseconds = 1'775'131'200'000});  // 2 April 2026
    cli::Call call{
        .database = "",
        .values = {},
        .clock = clock,
        .in = in,
        .out = out,
        .error = error,
        .progress = progress
    };
    call.values.add("FILE", "-");
    for (const auto& [option, value] : options)
        call.values.add(option, value);
    const int status = pay_gap_command().run(call);
    return {.status = status, .out = out.str(), .error = error.str()};
}

constexpr const char* staff = "employee,sex,hourly_pay,bonus,full_pay\n"
                              "1,Female,10,,yes\n"
                              "2,Female,12,100,yes\n"
                              "3,Male,11,,yes\n"
                              "4,Male,15,200,yes\n"
                              "5,Female,,,no\n"
                              "6,Female,nothing,,yes\n";

}  // namespace

TEST_CASE("pay-gap answers with the figures, the bands and the rows it could not read") {
    const auto [status, out, error] = run(staff, {{"--json", ""}});

    CHECK(status == 0);
    CHECK(error == "1 of 6 rows are in no figure.\n");
    const auto json = nlohmann::json::parse(out);
    CHECK(json["by"] == "sex");
    CHECK(json["snapshot"] == "2026-03-31");
    CHECK(json["relevant"] == 5);
    CHECK(json["full_pay"] == 4);
    CHECK(json["mean_gap"] == 15.4);
    CHECK(json["median_gap"] == 15.4);
    CHECK(json["bonus"]["mean_gap"] == 50.0);
    CHECK(json["bonus"]["proportions"]["Male"] == 50.0);
    CHECK(json["bonus"]["proportions"]["Female"] == 33.3);
    CHECK(json["bands"].size() == 4);
    CHECK(json["bands"][0]["name"] == "lower");
    CHECK(json["bands"][0]["n"] == 1);
    CHECK(json["bands"][0]["shares"]["Female"] == 100.0);
    CHECK(json["bands"][3]["shares"]["Male"] == 100.0);
    CHECK(json["cannot"].empty());
    CHECK(json["rejected"][0]["line"] == 7);
}

TEST_CASE("pay-gap tells people in sentences") {
    const auto [status, out, error] = run(staff);

    CHECK(out.starts_with("Pay gap on 31 March 2026\n\nMale: 2 relevant employees, 2 on full pay; mean £13.00"
    ));
    CHECK(out.contains("\nThe mean hourly pay of women is 15.4% lower than that of men.\n"));
    CHECK(out.contains("\nLower band, 1 employee: Male 0.0%, Female 100.0%.\n"));
    CHECK(out.contains("\n  Line 7: “nothing” is no hourly pay: give a number, such as 15.54.\n"));
}

TEST_CASE("the snapshot date is the latest one, of the sector, or the one given") {
    CHECK(run(staff, {{"--sector", "private"}}).out.starts_with("Pay gap on 5 April 2025\n"));
    CHECK(run(staff, {{"--snapshot", "2024-03-31"}}).out.starts_with("Pay gap on 31 March 2024\n"));
    CHECK_THROWS_WITH_AS(
        run(staff, {{"--snapshot", "soon"}}), "“soon” is no date: give --snapshot as 2026-03-31.", BadRequest
    );
}

TEST_CASE("small ethnic groups are put together, and the first figures are of all groups but the reference") {
    std::string csv = "ethnicity,hourly_pay\n";
    for (int i = 0; i < 12; ++i)
        csv += "White British,20\nIndian,18\n";
    for (int i = 0; i < 6; ++i)
        csv += "Chinese,16\nArab,14\n";

    const auto json = nlohmann::json::parse(run(csv, {{"--by", "ethnicity"}, {"--json", ""}}).out);

    CHECK(json["by"] == "ethnicity");
    CHECK(json["reference"] == "White British");
    CHECK(json["mean_gap"] == 17.5);
    CHECK(json["put_together"] == std::vector<std::string>{"Arab", "Chinese"});
    CHECK(json["groups"].size() == 3);
    CHECK(json["groups"][2]["group"] == "Other groups");
    CHECK(json["groups"][2]["mean_gap"] == 25.0);
    CHECK(json["bands"][3]["shares"]["White British"] == 100.0);
}

TEST_CASE("a group too small to be spoken of leaves a reason and no bands") {
    std::string csv = "disability,hourly_pay\nYes,18\n";
    for (int i = 0; i < 12; ++i)
        csv += "No,20\n";

    const auto json = nlohmann::json::parse(run(csv, {{"--by", "disability"}, {"--json", ""}}).out);

    CHECK(json["mean_gap"].is_null());
    CHECK(json["bands"].empty());
    CHECK(json["cannot"][1]["figure"] == "mean_gap");
    CHECK(json["cannot"][1]["why"] == "The group Disabled has fewer than 10 employees on full pay.");
}

TEST_CASE("--to writes the file for the service, or says why there is none") {
    const support::TemporaryDirectory folder;
    const auto path = (folder.path() / "return.csv").string();

    const auto written = run(staff, {{"--to", path}});
    const auto refused = run("sex,hourly_pay\nF,10\n", {{"--to", path + ".2"}});

    CHECK(written.status == 0);
    CHECK(tests::file_bytes(path).contains("\r\n15.4,15.4,50.0,50.0,50.0,33.3,0.0,100.0,"));
    CHECK(refused.status == 1);
    CHECK(refused.error.starts_with("The mean gap in hourly pay cannot be calculated."));
}

TEST_CASE("a file that is no table is refused") {
    CHECK_THROWS_AS(run(std::string("PK\x03\x04\0\0\0\0", 8)), Failure);
}

}  // namespace dueregard::monitoring
