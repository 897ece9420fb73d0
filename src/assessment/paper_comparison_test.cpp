#include "assessment/paper.hpp"
#include "assessment/paper_comparison.hpp"
#include "assessment/word_weights.hpp"
#include "documents/read_document.hpp"
#include "support/file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

namespace dueregard::assessment {

namespace {

ChallengeFinding found(FindingKind kind, const std::string& area, const std::string& text) {
    ChallengeFinding finding;
    finding.kind = kind;
    finding.area = area;
    finding.text = text;
    return finding;
}

}  // namespace

TEST_CASE("the forms of a word are one, and words that say nothing are none") {
    CHECK(stems_of("Services are monitored") == stems_of("the monitoring of a service"));
    CHECK(stems_of("policies") == stems_of("policy"));
    CHECK(stems_of("and of the to").empty());
}

TEST_CASE("a rare word says more than one that stands everywhere") {
    const std::vector<std::string> texts = {"council ramps", "council data", "council staff", "council data"};
    const WordWeights weights(texts);

    CHECK(weights.covered(stems_of("council ramps"), stems_of("ramps")) > 0.6);
    CHECK(weights.covered(stems_of("council ramps"), stems_of("council")) < 0.4);
    CHECK(weights.alike(stems_of("ramps"), stems_of("ramps")) == doctest::Approx(1.0));
    CHECK(weights.alike(stems_of("ramps"), stems_of("data")) == 0.0);
}

TEST_CASE("points of the slides are found in the report: word for word, in other words, or not at all") {
    const std::vector slides = {
        found(FindingKind::strength, "Places", "Hearing loops in every reception"),
        found(FindingKind::consideration, "Places", "Tenant profiles patchy between services"),
        found(FindingKind::consideration, "People", "Apprentices from fewer wards each year")
    };
    const std::vector report = {
        found(
            FindingKind::strength, "Places", "There are hearing loops in every reception, and staff use them."
        ),
        found(
            FindingKind::consideration,
            "Places",
            "What each service knows of its tenants differs. A shared profile would let all of them plan."
        ),
        found(FindingKind::consideration, "People", "Interviews are held by panels of one sex.")
    };

    const auto compared = compare(slides, report);

    REQUIRE(compared.size() == 4);
    CHECK(compared[0].agreement == Agreement::same);
    CHECK(compared[0].report == 0);
    CHECK(compared[1].agreement == Agreement::differently);
    CHECK(compared[1].report == 1);
    CHECK(compared[2].agreement == Agreement::only_on_slides);
    CHECK(compared[3].agreement == Agreement::only_in_report);
    CHECK(compared[3].report == 2);
}

TEST_CASE("a strength is never held against an area for consideration, whatever words they share") {
    const std::vector slides = {found(FindingKind::strength, "Places", "Hearing loops in every reception")};
    const std::vector report = {
        found(FindingKind::consideration, "Places", "Hearing loops in every reception need testing")
    };

    const auto compared = compare(slides, report);

    REQUIRE(compared.size() == 2);
    CHECK(compared[0].agreement == Agreement::only_on_slides);
}

TEST_CASE("a team that is told differently is a difference, however its people are addressed") {
    PeerReview slides;
    slides.team = {{.name = "Councillor Imogen Vale"}, {.name = "Tobias Renn"}};
    auto report = slides;
    report.team.front().name = "Cllr Imogen Vale";
    CHECK(differences(slides, report).empty());

    report.team.push_back({.name = "Nadia Osei"});
    const auto found = differences(slides, report);
    REQUIRE(found.size() == 1);
    CHECK(found.front().in_report == "Cllr Imogen Vale, Tobias Renn, Nadia Osei");

    report.team.clear();
    CHECK(differences(slides, report).empty());
}

TEST_CASE("what neither says is compared to nothing") {
    CHECK(compare({}, {}).empty());
}

namespace {

std::vector<ChallengeFinding> findings_of_corpus(const std::string& start, PaperKind kind) {
    const auto path = tests::corpus_file(start);
    if (path.empty()) {
        std::printf("did not run: ../shared/corpus/%s….txt is not there\n", start.c_str());
        return {};
    }
    const auto read = read_paper(tests::file_bytes(path), path.filename().string(), kind);
    REQUIRE(read);
    return findings_in(read->review);
}

}  // namespace

namespace {

/// A point of the slides by its line in 002, and the lines of 001 whose point says the same; made by hand.
/// None where the report does not say it.
struct SameInReport {
    int slide = 0;
    std::vector<int> report;
};

std::vector<SameInReport> truth() {
    return {
        {36, {63}},
        {37, {63}},
        {38, {76}},
        {44, {78}},
        {45, {44, 81, 176}},
        {46, {81}},
        {47, {85}},
        {53, {91}},
        {54, {91}},
        {55, {96}},
        {56, {}},
        {57, {95, 224}},
        {63, {}},
        {64, {100, 213}},
        {70, {91, 92}},
        {71, {118}},
        {72, {121}},
        {73, {124, 125, 127}},
        {74, {114}},
        {80, {136, 173, 213}},
        {81, {136}},
        {82, {}},
        {83, {135}},
        {89, {112, 150}},
        {90, {76}},
        {91, {129}},
        {92, {217}},
        {93, {159}},
        {94, {165}},
        {100, {176}},
        {101, {}},
        {102, {100}},
        {103, {43, 173}},
        {109, {186}},
        {110, {191}},
        {111, {198}},
        {112, {}},
        {118, {206}},
        {119, {203}},
        {120, {203}},
        {121, {204}},
        {122, {211}}
    };
}

}  // namespace

TEST_CASE("corpus 002 against 001: most points of the slides are found where a person finds them") {
    const auto slides = findings_of_corpus("002", PaperKind::slides);
    const auto report = findings_of_corpus("001", PaperKind::report);
    if (slides.empty() || report.empty()) return;

    const auto compared = compare(slides, report);

    int right = 0;
    int all = 0;
    for (const auto& [line, says] : truth()) {
        const auto pair = std::ranges::find_if(compared, [&, line = line](const ComparedFinding& one) {
            return one.slide && slides[*one.slide].at.line == line;
        });
        REQUIRE(pair != compared.end());
        ++all;
        const auto in_report = pair->report ? report[*pair->report].at.line : 0;
        const bool is_right = pair->report ? std::ranges::find(says, in_report) != says.end() : says.empty();
        if (is_right) ++right;
    }
    std::printf("slides against report: %d of %d points as by hand\n", right, all);
    CHECK(right >= 36);
}

}  // namespace dueregard::assessment
