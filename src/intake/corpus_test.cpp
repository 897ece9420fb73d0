// The real documents, which are not in the repository: every field that was counted in them by hand. Where
// ../shared/corpus is absent, each test says that it did not run.

#include "intake/corpus_expectation.hpp"

namespace dueregard::intake {

namespace {

void check_rows(const ReadJson& found, const ReadJson& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(found[i]["at"]["line"] == expected[i]["line"]);
        for (const auto* key : {"printed_ref", "ref", "printed_status", "status"})
            CHECK(found[i][key] == expected[i][key]);
    }
}

std::size_t count_of_status(const ReadJson& found, std::string_view status) {
    return static_cast<std::size_t>(std::ranges::count_if(found["measures"], [&](const auto& measure) {
        return measure["status"] == status;
    }));
}

void check_problems(const ReadJson& found, const ReadJson& expected) {
    CHECK(problems_of(found, "ref_misprinted").size() == expected["misprinted_refs"]);
    std::set<std::string> of;
    std::set<std::string> sentences;
    for (const auto& problem : found["problems"]) {
        of.insert(problem["check"].get<std::string>() + " " + problem["of"].get<std::string>());
        sentences.insert(problem["sentence"]);
    }
    const auto is_said = [&](const std::string& words) {
        return std::ranges::any_of(sentences, [&](const auto& sentence) { return sentence.contains(words); });
    };
    for (const auto& ref : expected["missing_refs"])
        CHECK(is_said("it would be " + ref.get<std::string>()));
    for (const auto& ref : expected["absent_refs"])
        CHECK(is_said(ref.get<std::string>() + " is not there"));
    for (const auto& ref : expected["met_but_commentary_says_postponed_or_late"])
        CHECK(is_said(ref.get<std::string>() + " is reported as met, but"));
    CHECK(is_said("EDI4.08, EDI4.12 and EDI4.13 give one and the same commentary"));
}

}  // namespace

TEST_CASE("corpus 000: what members are asked, what peers found, what it means, what comes next") {
    const auto report = corpus_document("000");
    if (!report) return;
    const auto& expected = report->expected;

    const auto found = read_json(report->bytes, "000.txt");

    CHECK(found["kind"] == expected["kind"]);
    CHECK(found["recommendations"].size() == expected["recommendations_to_members"]);
    CHECK(count_of_kind(found, "strength") == expected["strengths"]);
    CHECK(count_of_kind(found, "area for consideration") == expected["considerations"]);
    CHECK(count_of_kind(found, "observation") == expected["observations"]);
    CHECK(found["objectives"].size() == expected["forward_objectives"]);
    auto implications = ReadJson::array();
    for (const auto& implication : found["implications"])
        implications.push_back(implication["kind"]);
    CHECK(implications == expected["implications"]);
    REQUIRE(found["claims"].size() == 2);
    CHECK(found["claims"][0]["says"]["objectives"] == expected["equality_objectives_reported"]);
    CHECK(found["claims"][0]["holds"].is_null());
    CHECK(found["claims"][1]["says"]["objectives"] == expected["forward_objectives"]);
    CHECK(found["claims"][1]["holds"] == true);
}

TEST_CASE("corpus 001: every list as long as it was counted, every comment on its sentence") {
    const auto report = corpus_document("001");
    if (!report) return;
    const auto& expected = report->expected;

    const auto found = read_json(report->bytes, "001.txt");

    CHECK(found["kind"] == expected["kind"]);
    CHECK(found["organisation"] == "Oxford City Council");
    check_review(found, expected);
    CHECK(found["recommendations"].size() == expected["recommendations"]);
    CHECK(count_of_kind(found, "observation") == expected["impact_observations"]);
    CHECK(found["innovations"].size() == expected["innovations"]);
    CHECK(found["signposts"].size() == expected["signposts"]);
    CHECK(found["comments"].size() == expected["comments"]);
    const auto anchored = std::ranges::count_if(found["comments"], [](const auto& comment) {
        return comment["anchor"]["quote"].is_string() && comment["anchor"]["of"].is_string();
    });
    CHECK(anchored == expected["comments_anchored"]);
    for (const auto& member : found["team"])
        CHECK(member["organisation"].is_string());
}

TEST_CASE("corpus 002: every slide's list as long as it was counted, and the day") {
    const auto slides = corpus_document("002");
    if (!slides) return;

    const auto found = read_json(slides->bytes, "002.txt");

    CHECK(found["kind"] == slides->expected["kind"]);
    CHECK(found["date"] == slides->expected["date"]);
    CHECK(found["organisation"] == "Oxford City Council");
    check_review(found, slides->expected);
    CHECK(found["recommendations"].empty());
    CHECK(found["innovations"].empty());
}

TEST_CASE("corpus 003: every row, the period, the claim and the problems") {
    const auto report = corpus_document("003");
    if (!report) return;
    const auto& expected = report->expected;

    const auto found = read_json(report->bytes, "003.txt");

    CHECK(found["kind"] == expected["kind"]);
    CHECK(found["period"]["from"] == expected["period"]["from"]);
    CHECK(found["period"]["to"] == expected["period"]["to"]);
    CHECK(found["measures"].size() == expected["measures"]);
    for (const auto* status : {"met", "narrowly_missed", "missed"})
        CHECK(count_of_status(found, status) == expected[status]);
    check_rows(found["measures"], expected["rows"]);
    REQUIRE(found["claims"].size() == expected["claims"].size());
    CHECK(found["claims"][0]["says"] == expected["claims"][0]["says"]);
    CHECK(found["claims"][0]["holds"] == expected["claims"][0]["holds"]);
    check_problems(found, expected["findings_expected"]);
}

TEST_CASE(
    "corpus 004: areas with priorities and actions, facts and what they are held against, boards, schemes"
) {
    const auto strategy = corpus_document("004");
    if (!strategy) return;
    const auto& expected = strategy->expected;

    const auto found = read_json(strategy->bytes, "004.txt");

    CHECK(found["kind"] == expected["kind"]);
    CHECK(found["organisation"] == "Oxford City Council");
    REQUIRE(found["objectives"].size() == expected["areas"].size());
    for (std::size_t i = 0; i < expected["areas"].size(); ++i) {
        CAPTURE(i);
        CHECK(found["objectives"][i]["priorities"].size() == expected["areas"][i]["priorities"]);
        CHECK(found["objectives"][i]["actions"].size() == expected["areas"][i]["actions"]);
    }
    CHECK(found["characteristics"].size() == expected["protected_characteristics"]);
    std::vector<ReadJson> of_city;
    std::vector<ReadJson> of_staff;
    for (const auto& fact : found["facts"])
        (fact["section"].get<std::string>().contains("staff") ? of_staff : of_city).push_back(fact);
    CHECK(of_city.size() == expected["key_facts_city"]);
    const auto& comparisons = expected["workforce_comparisons"];
    REQUIRE(of_staff.size() == comparisons.size());
    for (std::size_t i = 0; i < of_staff.size(); ++i) {
        CAPTURE(i);
        CHECK(
            std::stod(of_staff[i]["value"].get<std::string>()) == comparisons[i]["workforce"].get<double>()
        );
        const auto& population = comparisons[i]["population"];
        CHECK(of_staff[i]["compared"].is_null() == population.is_null());
        if (!population.is_null())
            CHECK(std::stod(of_staff[i]["compared"]["value"].get<std::string>()) == population.get<double>());
    }
    REQUIRE(found["boards"].size() == expected["boards"].size());
    for (std::size_t i = 0; i < expected["boards"].size(); ++i) {
        CHECK(found["boards"][i]["name"] == expected["boards"][i]["name"]);
        CHECK(found["boards"][i]["every"] == expected["boards"][i]["every"]);
    }
    CHECK(found["accreditations"] == expected["accreditations"]);
}

}  // namespace dueregard::intake
