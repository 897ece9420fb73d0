#include "documents/read_document.hpp"
#include "plan/strategy_reader.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace dueregard::plan {

namespace {

using Json = nlohmann::json;

StrategyReading reading_of(std::string_view text, std::string_view name = "strategy.md") {
    const auto document = documents::read_document(text, name);
    REQUIRE(document.has_value());
    return read_strategy(*document);
}

}  // namespace

TEST_CASE("prose without shapes gives empty lists") {
    const auto reading = reading_of(
        "# Equality Strategy 2033\n\n## Foreword\n\nInequality has grown by about a fifth since the mill closed.\n\n"
        "## Our vision\n\nIn the years ahead our priorities will follow what people tell us, and we will change.\n\n"
        "Officers meet now and then. A reading circle of staff meets monthly.\n\n"
        "## The law\n\n"
        "We hope to become a Disability Confident Leader at Level 3 by March 2035. Stonewall is a "
        "charity. The Equality Act 2010 asks for due regard.\n"
    );

    CHECK(reading.objectives.empty());
    CHECK(reading.facts.empty());
    CHECK(reading.boards.empty());
    CHECK(reading.accreditations.empty());
}

TEST_CASE("objectives in a list of their own, with their actions below") {
    const auto reading = reading_of(
        "# Fair Fenwick\n\n## Our equality objectives\n\n- Warm homes\n    - insulate sheltered housing\n"
        "    - visit every tenant\n- Fair pay\n\n## Contact\n\n- By letter\n"
    );

    REQUIRE(reading.objectives.size() == 2);
    CHECK(reading.objectives[0].title == "Warm homes");
    CHECK(
        reading.objectives[0].actions
        == std::vector<std::string>{"insulate sheltered housing", "visit every tenant"}
    );
    CHECK(reading.objectives[1].title == "Fair pay");
    CHECK(reading.objectives[1].actions.empty());
    CHECK(reading.objectives[1].at.line == 8);
}

TEST_CASE("a numbered objective is told with the line that says what it is") {
    const auto reading = reading_of(
        "# Fairness strategy of Fenwick\n\n## Priority one\n\nBe heard everywhere\n\n"
        "We will:\n\n- hold four assemblies\n\n"
        "## Priority two\n\nBe safe\n\n### Next steps\n\n- light the underpass\n\n### How will we know\n\n- fewer reports\n"
    );

    REQUIRE(reading.objectives.size() == 2);
    CHECK(reading.objectives[0].title == "Priority one: Be heard everywhere");
    CHECK(reading.objectives[0].actions == std::vector<std::string>{"hold four assemblies"});
    CHECK(reading.objectives[1].actions == std::vector<std::string>{"light the underpass"});
}

TEST_CASE("one list of promises under a vision is no objective, two like neighbours are") {
    const auto one = reading_of("# Fairness strategy of Fenwick\n\n## How we work\n\n"
                                "We will:\n\n- listen\n- learn\n\n## Law\n\nThere is some.\n");
    const auto two =
        reading_of("# Fairness strategy of Fenwick\n\n## Housing\n\n"
                   "We will:\n\n- listen\n- learn\n\n## Transport\n\nThe council will:\n\n- lower kerbs\n");

    CHECK(one.objectives.empty());
    REQUIRE(two.objectives.size() == 2);
    CHECK(two.objectives[1].actions == std::vector<std::string>{"lower kerbs"});
}

TEST_CASE("a fact without a number has no value; years and days count nothing") {
    const auto reading = reading_of(
        "# Fairness strategy of Fenwick\n\n## Key facts\n\n- The town has stood since 1190 AD (census of 1801)\n- In 2031 our first hub opened\n"
        "- Rent: £1,250 a month (ONS survey 2030)\n- Over 3 million visits in 2029/30\n"
    );

    REQUIRE(reading.facts.size() == 4);
    CHECK_FALSE(reading.facts[1].value);
    CHECK(reading.facts[1].as_of == "2031");
    CHECK(reading.facts[2].label == "Rent");
    CHECK(reading.facts[2].value == "1250");
    CHECK(reading.facts[2].unit == "£");
    CHECK(reading.facts[2].source == "ONS survey 2030");
    CHECK(reading.facts[3].value == "3");
    CHECK(reading.facts[3].unit == "million");
    CHECK(reading.facts[3].as_of == "2029/30");
}

TEST_CASE("a scheme is held with a level or a date, and told once") {
    const auto reading = reading_of(
        "# Fairness strategy of Fenwick\n\n## What we did\n\nIn May 2030 we were awarded White Ribbon status. We are a Disability Confident "
        "Employer (Level Two), valid until 30 June 2032. Our White Ribbon status expires on 1 May 2033.\n\n"
        "The council was awarded the Fenland Inclusion Mark at Bronze level on 2 February 2031.\n"
    );

    REQUIRE(reading.accreditations.size() == 3);
    CHECK(reading.accreditations[0].scheme == "White Ribbon");
    CHECK(reading.accreditations[0].from == parse_iso_date("2030-05-01"));
    CHECK(reading.accreditations[0].to == parse_iso_date("2033-05-01"));
    CHECK(reading.accreditations[1].level == "2");
    CHECK_FALSE(reading.accreditations[1].from);
    CHECK(reading.accreditations[1].to == parse_iso_date("2032-06-30"));
    CHECK(reading.accreditations[2].scheme == "Fenland Inclusion Mark");
    CHECK(reading.accreditations[2].level == "Bronze");
}

TEST_CASE("an objective's actions may stand in a table below it") {
    const auto reading = reading_of(
        "# Fairness strategy of Fenwick\n\n## Objective 1 – Pay that is fair\n\n### Why is this important?\n\n"
        "- 8% gap\n- 5% gap\n\n### What we will do\n\n| Action | Lead | Timescale |\n|---|---|---|\n"
        "| Weigh every job again | HR | March 2035 |\n| Tell the gaps | HR | Annually |\n"
    );

    REQUIRE(reading.objectives.size() == 1);
    CHECK(
        reading.objectives[0].actions == std::vector<std::string>{"Weigh every job again", "Tell the gaps"}
    );
    CHECK(reading.facts.empty());
}

TEST_CASE("in prose about the workforce the shares are facts") {
    const auto reading = reading_of("# Fairness strategy of Fenwick\n\n## Our workforce\n\n"
                                    "We have grown since 2029. As at 31 March 2034, 68% of "
                                    "staff are women. We are proud of our 12 networks.\n");

    REQUIRE(reading.facts.size() == 1);
    CHECK(reading.facts[0].value == "68");
    CHECK(reading.facts[0].as_of == "2034-03-31");
}

TEST_CASE("a board in a sentence is named by its capitals, one on a line with its members") {
    const auto reading = reading_of(
        "# Fairness strategy of Fenwick\n\n## Governance\n\nProgress is watched by the Equality and Inclusion Panel, "
        "which meets quarterly.\n\nFairness Working Group (meets every two months)\n\n"
        "Members: HR Manager, union officer, lead councillor\n"
    );

    REQUIRE(reading.boards.size() == 2);
    CHECK(reading.boards[0].name == "Equality and Inclusion Panel");
    CHECK(reading.boards[0].every == "quarter");
    CHECK(reading.boards[1].name == "Fairness Working Group");
    CHECK(
        reading.boards[1].members
        == std::vector<std::string>{"HR Manager", "union officer", "lead councillor"}
    );
}

TEST_CASE("the city's strategy has what was counted in it by hand") {
    const std::string name = "004_0d6eeac88222544f.txt";
    const auto bytes = support::corpus(name);
    const auto counted = support::corpus("expected.json");
    if (!bytes || !counted) return;
    const auto expected = Json::parse(*counted)[name];

    const auto reading = reading_of(*bytes, name);

    REQUIRE(reading.objectives.size() == expected["areas"].size());
    for (std::size_t i = 0; i < reading.objectives.size(); ++i) {
        CAPTURE(i);
        CHECK(reading.objectives[i].priorities.size() == expected["areas"][i]["priorities"]);
        CHECK(reading.objectives[i].actions.size() == expected["areas"][i]["actions"]);
    }
    const auto& groups = expected["workforce_comparisons"];
    const auto of_the_city = expected["key_facts_city"].get<std::size_t>();
    REQUIRE(reading.facts.size() == of_the_city + groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i)
        CHECK(
            std::stod(reading.facts[of_the_city + i].value.value_or("0"))
            == groups[i]["workforce"].get<double>()
        );
    REQUIRE(reading.boards.size() == expected["boards"].size());
    for (std::size_t i = 0; i < reading.boards.size(); ++i) {
        CHECK(reading.boards[i].name == expected["boards"][i]["name"]);
        CHECK(reading.boards[i].every == expected["boards"][i]["every"].get<std::string>());
        CHECK_FALSE(reading.boards[i].members.empty());
    }
    REQUIRE(reading.accreditations.size() == expected["accreditations"].size());
    const auto& scheme = expected["accreditations"][0];
    CHECK(reading.accreditations[0].scheme == scheme["scheme"]);
    CHECK(reading.accreditations[0].level == scheme["level"].get<std::string>());
    CHECK(reading.accreditations[0].from == parse_iso_date(scheme["from"].get<std::string>()));
    CHECK(reading.accreditations[0].to == parse_iso_date(scheme["to"].get<std::string>()));
}

TEST_CASE("a share says what it is held against, and under which heading it stands") {
    const auto reading =
        reading_of("# Fair Fenwick: equality strategy\n\n## Fenwick in figures\n\n"
                   "- 12% of staff are disabled, compared with 19% of residents\n"
                   "- 41% of managers are women, against a county average of 38%\n- 7,000 people are carers\n"
        );

    REQUIRE(reading.facts.size() == 3);
    CHECK(reading.facts[0].section == "Fenwick in figures");
    CHECK(reading.facts[0].compared_value == "19");
    CHECK(reading.facts[0].compared_with == "residents");
    CHECK(reading.facts[1].compared_value == "38");
    CHECK(reading.facts[1].compared_with == "a county");
    CHECK_FALSE(reading.facts[2].compared_value.has_value());
}

TEST_CASE("a list of protected characteristics is told as printed; a list of services is none") {
    const auto reading = reading_of(
        "# Equality strategy\n\nThe council runs:\n\n- Housing\n- Age-friendly buses\n- Parks\n\nThe law protects:\n\n"
        "- Age\n- Disability\n- Race\n- Care experience\n- Sex\n"
    );

    CHECK(
        reading.characteristics
        == std::vector<std::string>{"Age", "Disability", "Race", "Care experience", "Sex"}
    );
}

}  // namespace dueregard::plan
