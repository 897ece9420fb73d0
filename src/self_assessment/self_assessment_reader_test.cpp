#include "documents/read_document.hpp"
#include "self_assessment/self_assessment_reader.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::self_assessment {

namespace {

std::vector<std::string> read(std::string_view text) {
    const auto document = documents::read_document(text, "assessment.md");
    REQUIRE(document);
    std::vector<std::string> told;
    for (const auto& [number, words, level, judgement, at] : read_self_assessment(*document))
        told.push_back(fmt::format(
            "{}|{}|{}|{}", number.value_or("-"), words, level.value_or("-"), judgement.value_or("-")
        ));
    return told;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a table with a judgement in each row, and rows that name the level of those below") {
    CHECK(
        read("| Criterion | Self-assessment | Evidence |\n|---|---|---|\n"
             "| Achieving | | |\n"
             "| 2.01 Information is gathered in several ways | Fully met | The profile of 2031 |\n"
             "| 2.02 Figures are broken down | Partially met | Housing alone |\n"
             "| Excellent | | |\n"
             "| 3.01 Partners plan from one picture | 2 | |\n")
        == Told{"2.01|Information is gathered in several ways|Achieving|met", "2.02|Figures are broken down|Achieving|partly_met", "3.01|Partners plan from one picture|Excellent|2"}
    );
}

TEST_CASE("columns for the number and the level, and one for each level") {
    CHECK(
        read(
            "| Ref | Statement | Level | RAG |\n|---|---|---|---|\n| 1.1 | We know our area | Developing | Green |\n"
            "| 1.2 | We act on it | Achieving | Red |\n"
        )
        == Told{"1.1|We know our area|Developing|met", "1.2|We act on it|Achieving|not_met"}
    );
    CHECK(
        read("| Theme | Developing | Achieving |\n|---|---|---|\n| Leaders speak for it | Met | Not yet |\n")
        == Told{"-|Leaders speak for it|Developing|met", "-|Leaders speak for it|Achieving|not_met"}
    );
}

TEST_CASE("headings with a number and a labelled judgement below them") {
    CHECK(
        read(
            "# Self-assessment\n\n## Achieving\n\n### 2.1 We listen to communities\n\nJudgement: partly met\n\n"
            "Evidence: the panel\n\n### 2.2 We answer them\n\nNothing is said of this one.\n\n"
            "2.3 We buy fairly – not met\n"
        )
        == Told{"2.1|We listen to communities|Achieving|partly_met", "2.3|We buy fairly|Achieving|not_met"}
    );
}

TEST_CASE("a plan and a letter hold no criteria") {
    CHECK(read("| Action | Owner | Status |\n|---|---|---|\n| Fit ramps | Ann | Green |\n").empty());
    CHECK(read("1.1 The committee met in March.\n\n1.2 It has met since.\n").empty());
}

}  // namespace dueregard::self_assessment
