#include "base/clock.hpp"
#include "base/failure.hpp"
#include "cli/progress.hpp"
#include "monitoring/tabulate_command.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::monitoring {

namespace {

struct Outcome {
    std::string out;
    std::string error;
};

Outcome run(const std::string& csv, const std::vector<std::pair<std::string, std::string>>& options) {
    std::istringstream in(csv);
    std::ostringstream out;
    std::ostringstream error;
    cli::Progress progress(error, cli::Terminal::no);
    const FixedClock clock(Instant{.milliseconds = 1'775'131'200'000});
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
    (void)tabulate_command().run(call);
    return {.out = out.str(), .error = error.str()};
}

/// So many rows of each pair of labels.
std::string records(const std::vector<std::tuple<std::string, std::string, int>>& counts) {
    std::string csv = "Ethnic group,Ward\n";
    for (const auto& [group, ward, count] : counts) {
        for (int i = 0; i < count; ++i)
            csv += group + "," + ward + "\n";
    }
    return csv;
}

std::string shown(const nlohmann::json& table, const nlohmann::json& at) {
    for (const auto& cell : table.at("cells")) {
        if (cell.at("at") == at) return cell.at("shown");
    }
    return "no such cell";
}

const std::string people = records(
    {{"Roma", "North", 3},
     {"Roma", "South", 15},
     {"Irish", "North", 20},
     {"Irish", "South", 30},
     {"Indian", "North", 40},
     {"Indian", "South", 12}}
);

}  // namespace

TEST_CASE("tabulate counts by columns, protects a small count and what would give it away, and says why") {
    const auto [out, error] = run(people + "Short\n", {{"--by", "ethnic_group,ward"}, {"--json", ""}});

    const auto table = nlohmann::json::parse(out);
    CHECK(table.at("by") == nlohmann::json{"ethnic_group", "ward"});
    CHECK(table.at("policy").at("name") == "threshold");
    CHECK(table.at("cells").size() == 12);
    CHECK(shown(table, {{"ethnic_group", "Roma"}, {"ward", "North"}}) == "*");
    CHECK(shown(table, {{"ethnic_group", "Roma"}}) == "18");
    CHECK(shown(table, {{"ward", "North"}}) == "63");
    CHECK(shown(table, nlohmann::json::object()) == "120");
    int primary = 0;
    int secondary = 0;
    for (const auto& cell : table.at("cells")) {
        if (cell.at("shown") == "*") CHECK(cell.at("count").is_null());
        primary += cell.value("why", "") == "primary" ? 1 : 0;
        secondary += cell.value("why", "") == "secondary" ? 1 : 0;
    }
    CHECK(primary == 1);
    CHECK(secondary == 3);
    CHECK(error == "Line 122 is in no count: It has 1 cell where there are 2 headings.\n");
}

TEST_CASE("a policy, a condition and no protection at all are as they are asked for") {
    const auto nhs = nlohmann::json::parse(
        run(people, {{"--by", "Ward"}, {"--where", "ethnic group=Roma"}, {"--policy", "nhs"}, {"--json", ""}})
            .out
    );
    const auto none = run(people, {{"--by", "Ethnic group"}, {"--policy", "none"}}).out;

    CHECK(shown(nhs, {{"Ward", "North"}}) == "*");
    CHECK(shown(nhs, {{"Ward", "South"}}) == "15");
    CHECK(none == "Ethnic group,records\r\nIndian,52\r\nIrish,50\r\nRoma,18\r\nTotal,120\r\n");
}

TEST_CASE("what cannot be counted is refused in one sentence that says what to do") {
    const auto refusal = [](const std::string& csv,
                            const std::vector<std::pair<std::string, std::string>>& options) {
        try {
            (void)run(csv, options);
        } catch (const Failure& failure) {
            return std::string(failure.what());
        }
        return std::string();
    };

    CHECK(
        refusal(people, {{"--by", "sex"}}) == "-: There is no column “sex”: the file has Ethnic group, Ward."
    );
    CHECK(refusal(people, {{"--by", "ward,Ward"}}) == "-: The column “Ward” is named twice.");
    CHECK(
        refusal(people, {{"--by", "ward"}, {"--where", "ward=East"}})
        == "-: No record has “East” under “ward”."
    );
    CHECK(refusal(people, {{"--by", "ward"}, {"--policy", "cell-keys"}}).contains("record_key"));
    CHECK(refusal("", {{"--by", "ward"}}).contains("There are no records in this file"));
    CHECK(refusal(people, {{"--by", " , "}}).contains("--by sex,ward"));
}

}  // namespace dueregard::monitoring
