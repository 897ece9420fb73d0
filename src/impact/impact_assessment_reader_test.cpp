#include "documents/read_document.hpp"
#include "impact/characteristic.hpp"
#include "impact/impact_assessment_reader.hpp"
#include "impact/impact_words.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::impact {

namespace {

std::vector<AssessedImpact> read(std::string_view text) {
    const auto document = documents::read_document(text, "assessment.md");
    REQUIRE(document);
    return read_impact_assessment(*document);
}

/// "age negative | evidence | mitigation"
std::string told(const AssessedImpact& impact) {
    return fmt::format(
        "{} {} | {} | {}",
        impact.characteristic.value_or(impact.printed_characteristic),
        impact.impact.value_or("-"),
        impact.evidence.value_or("-"),
        impact.mitigation.value_or("-")
    );
}

}  // namespace

TEST_CASE("a name of a characteristic is known in councils' many words, and a sentence about it is no name") {
    CHECK(characteristic_named("Age") == "age");
    CHECK(characteristic_named("Race / ethnicity") == "race");
    CHECK(characteristic_named("Sexual orientation") == "sexual_orientation");
    CHECK(characteristic_named("Sex (male or female)") == "sex");
    CHECK(characteristic_named("Gender reassignment") == "gender_reassignment");
    CHECK(characteristic_named("Marriage and civil partnership") == "marriage_and_civil_partnership");
    CHECK(characteristic_named("Religion or belief (including no belief)") == "religion_or_belief");
    CHECK(characteristic_named("Anabledd") == "disability");
    CHECK(characteristic_named("Care leavers") == "care_experience");
    CHECK(characteristic_named("Socio-economic disadvantage") == "socio_economic");
    CHECK_FALSE(characteristic_named("Age UK runs the centre"));
    CHECK_FALSE(characteristic_named("Race Street car park closes"));
    CHECK_FALSE(characteristic_named("Budget"));
    CHECK_FALSE(characteristic_named(""));
}

TEST_CASE("an impact is told by the word that opens the text, by its phrase, or by the box that is ticked") {
    CHECK(impact_in("Negative – fewer buses") == "negative");
    CHECK(impact_in("No impact") == "neutral");
    CHECK(impact_in("☐ Positive ☒ Negative ☐ Neutral") == "negative");
    CHECK(impact_in("We expect a positive impact, as the path will be level.") == "positive");
    CHECK(impact_in("There is no differential impact.") == "neutral");
    CHECK_FALSE(impact_in("Six in ten users"));
    CHECK(after_impact("Negative impact – fewer buses") == "fewer buses");
}

TEST_CASE("a table with a row for each characteristic") {
    const auto impacts = read(
        "# Equality impact assessment: library hours\n\n"
        "| Protected characteristic | Impact | Reason for this | Action to reduce it |\n|---|---|---|---|\n"
        "| Age | Negative | Most users on Mondays are over 70. | Open on Tuesdays |\n"
        "| Disability | Positive | The new door opens by itself. | |\n"
        "| Race | Neutral | | |\n"
        "| People who live on boats | Negative | They have no address for a card. | Cards without one |\n"
    );
    REQUIRE(impacts.size() == 4);
    CHECK(told(impacts[0]) == "age negative | Most users on Mondays are over 70. | Open on Tuesdays");
    CHECK(told(impacts[1]) == "disability positive | The new door opens by itself. | -");
    CHECK(told(impacts[2]) == "race neutral | - | -");
    CHECK_FALSE(impacts[3].characteristic);
    CHECK(
        told(impacts[3])
        == "People who live on boats negative | They have no address for a card. | Cards without one"
    );
    CHECK(impacts[0].at.line == 5);
}

TEST_CASE("columns of their own for positive, negative and neutral") {
    const auto impacts =
        read("| Group | Positive | Negative | No impact | Comments |\n|---|---|---|---|---|\n"
             "| Age | ✓ | | | Free travel goes on |\n"
             "| Disability | X | X | | Longer walks, better seats |\n"
             "| Sex | | | Yes | |\n"
             "| Race | No | Fewer evening buses reach the estate | | |\n");
    REQUIRE(impacts.size() == 4);
    CHECK(told(impacts[0]) == "age positive | Free travel goes on | -");
    CHECK(told(impacts[1]) == "disability mixed | Longer walks, better seats | -");
    CHECK(told(impacts[2]) == "sex neutral | - | -");
    CHECK(told(impacts[3]) == "race negative | Fewer evening buses reach the estate | -");
}

TEST_CASE("a heading for each characteristic, with labels or text below it") {
    const auto impacts = read(
        "# Impact assessment\n\n## What we looked at\n\n### Age\n\nImpact: Negative\n\nEvidence: Bus users are older.\n\n"
        "Mitigation: A dial-a-ride.\n\n### Disability\n\nThere is a positive impact: the kerbs are lowered.\n\n"
        "### Religion or belief\n\nNo impact\n\n## Sign-off\n\nAge of the data: one year\n"
    );
    REQUIRE(impacts.size() == 3);
    CHECK(told(impacts[0]) == "age negative | Bus users are older. | A dial-a-ride.");
    CHECK(impacts[1].impact == "positive");
    CHECK(told(impacts[2]) == "religion_or_belief neutral | - | -");
}

TEST_CASE("lines that open with a characteristic") {
    const auto impacts = read(
        "Impact on groups\n\n- Age: negative, as fewer older people drive.\n- Sex – neutral\n- Race: positive\n"
    );
    REQUIRE(impacts.size() == 3);
    CHECK(told(impacts[0]) == "age negative | as fewer older people drive. | -");
    CHECK(told(impacts[2]) == "race positive | - | -");
}

TEST_CASE("of a screening and an assessment, the one that says most is told; two characteristics are none") {
    const auto impacts = read(
        "| Characteristic | Relevant? |\n|---|---|\n| Age | Yes |\n| Sex | No |\n| Race | No |\n\nThen:\n\n"
        "| Characteristic | Impact | Evidence |\n|---|---|---|\n| Age | Negative | Older users |\n| Sex | Neutral | None |\n"
        "| Race | Neutral | None |\n"
    );
    REQUIRE(impacts.size() == 3);
    CHECK(impacts[0].impact == "negative");
    CHECK(read("| Group | Impact |\n|---|---|\n| Age | Negative |\n| Sex | Neutral |\n").empty());
    CHECK(read("We care about age, sex and race.\n").empty());
}

}  // namespace dueregard::impact
