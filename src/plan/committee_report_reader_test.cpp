#include "documents/read_document.hpp"
#include "plan/committee_report_reader.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace dueregard::plan {

namespace {

using Json = nlohmann::json;

CommitteeReport reading_of(std::string_view text, std::string_view name = "report.md") {
    const auto document = documents::read_document(text, name);
    REQUIRE(document.has_value());
    return read_committee_report(*document);
}

std::size_t count_of(const CommitteeReport& report, std::string_view kind) {
    return static_cast<std::size_t>(std::ranges::count(report.findings, kind, &RepeatedFinding::kind));
}

}  // namespace

TEST_CASE("what a review recommended is not what members are asked") {
    const auto report = reading_of(
        "# Review outcome\n\n## Recommendations\n\nThat the committee:\n\n1. notes this report; and\n2. thanks the team\n\n"
        "## The peer team's recommendations\n\n1. Hire more staff\n2. Meet more often\n\n"
        "## Reasons for recommendations\n\n- The law asks for it\n"
    );

    REQUIRE(report.recommendations.size() == 2);
    CHECK(report.recommendations[0].number == "1");
    CHECK(report.recommendations[0].text == "notes this report");
    CHECK(report.recommendations[1].text == "thanks the team");
    CHECK(report.recommendations[1].at.line == 8);
}

TEST_CASE("one sentence asks as a list does, and asks once") {
    const auto report = reading_of(
        "# Equality report\n\nCabinet is asked to approve the plan.\n\n## Summary\n\nThe team asked to see more.\n\n"
        "## Recommendation\n\nCabinet is asked to approve the plan.\n"
    );

    REQUIRE(report.recommendations.size() == 1);
    CHECK(report.recommendations[0].text == "Cabinet is asked to approve the plan.");
    CHECK_FALSE(report.recommendations[0].number);
}

TEST_CASE("strengths and areas for improvement side by side in a table") {
    const auto report = reading_of(
        "# Outcome\n\n## Findings\n\n| Theme | Strengths | Areas for improvement |\n|---|---|---|\n"
        "| Leadership | Clear voice | Uneven reach |\n| Services | Warm welcome | |\n"
    );

    CHECK(count_of(report, "strength") == 2);
    CHECK(count_of(report, "area for consideration") == 1);
    CHECK(report.findings[0].section == "Findings");
}

TEST_CASE("what is asked may lead in without a colon; what the team recommended is not asked") {
    const auto report = reading_of(
        "Cabinet: outcome of the equality review\n\nRecommendation(s)\n\nThe Cabinet is RECOMMENDED to\n\n"
        "a) Note the findings;\nb) Agree the plan.\n\n1. Findings\n\n1.1 They recommended that the council should:\n\n"
        "- meet sooner\n- write less\n",
        "report.txt"
    );

    REQUIRE(report.recommendations.size() == 2);
    CHECK(report.recommendations[0].number == "a");
    CHECK(report.recommendations[0].text == "Note the findings");
    CHECK(report.recommendations[1].text == "Agree the plan.");
}

TEST_CASE("prose about strengths and objectives gives nothing") {
    const auto report = reading_of(
        "# Outcome\n\n## Background\n\nThe review spoke of strengths and of areas for improvement. The council has "
        "five objectives.\n\n- Appendix A\n- Appendix B\n"
    );

    CHECK(report.recommendations.empty());
    CHECK(report.findings.empty());
    CHECK(report.objectives.empty());
}

TEST_CASE("the city's report on its accreditation has what was counted in it by hand") {
    const std::string name = "000_2ef487b1659ad873.txt";
    const auto bytes = support::corpus(name);
    const auto counted = support::corpus("expected.json");
    if (!bytes || !counted) return;
    const auto expected = Json::parse(*counted)[name];

    const auto report = reading_of(*bytes, name);

    CHECK(report.recommendations.size() == expected["recommendations_to_members"]);
    CHECK(count_of(report, "strength") == expected["strengths"]);
    CHECK(count_of(report, "area for consideration") == expected["considerations"]);
    CHECK(count_of(report, "observation") == expected["observations"]);
    CHECK(report.objectives.size() == expected["forward_objectives"]);
}

TEST_CASE("implications by heading, by row and by label; what stands beside them is none") {
    const auto document = documents::read_document(
        "# Equality duty update\n\nMembers are asked to note this.\n\n## Financial implications\n\nNone beyond budget.\n\n"
        "## Implications\n\nLegal: the duty applies.\n\n| Area | Detail |\n|---|---|\n"
        "| Equality implications | An assessment is attached |\n\n## Key considerations\n\nNothing.\n",
        "report.md"
    );
    REQUIRE(document.has_value());

    const auto report = read_committee_report(*document);

    std::vector<std::string> kinds;
    for (const auto& implication : report.implications)
        kinds.push_back(implication.kind + ": " + implication.text);
    CHECK(
        kinds
        == std::vector<
            std::
                string>{"financial: None beyond budget.", "legal: the duty applies.", "equality: An assessment is attached"}
    );
}

TEST_CASE("a sentence that counts objectives is borne out by a list as long as it says") {
    const auto document = documents::read_document(
        "# Report on equality\n\nIn 2031 there were nine equality objectives.\n\n"
        "From next year the council sets two equality objectives:\n\n- Warm homes\n- Fair pay\n",
        "report.md"
    );
    REQUIRE(document.has_value());

    const auto report = read_committee_report(*document);

    REQUIRE(report.claims.size() == 2);
    CHECK(report.claims[0].says == std::map<std::string, int>{{"objectives", 9}});
    CHECK_FALSE(report.claims[0].holds.has_value());
    CHECK(report.claims[1].holds == true);
}

}  // namespace dueregard::plan
