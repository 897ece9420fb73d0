#include "framework/built_in.hpp"
#include "self_assessment/comparison.hpp"
#include "self_assessment/readiness.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace dueregard::self_assessment {

namespace {

constexpr std::string_view long_enough =
    "We hold the profile of the area, renew it each spring, and give it to every service that asks.";

constexpr Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};

evidence::Evidence evidence_called(std::int64_t id) {
    evidence::Evidence evidence;
    evidence.id = evidence::EvidenceId{id};
    evidence.kind = evidence::Kind::link;
    evidence.title = "Survey";
    return evidence;
}

/// Begun on 1 November 2026, with evidence of its own for each criterion.
SelfAssessment assessment_of(std::string_view edition) {
    SelfAssessment assessment;
    assessment.begun = at_midnight({std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}});
    assessment.edition.edition = *framework::built_in_edition(edition);
    const auto& entries = assessment.edition.edition.entries;
    std::int64_t id = 0;
    for (const auto place : framework::criteria_of(assessment.edition.edition)) {
        Answer answer{.id = AnswerId{++id}, .criterion = place, .answerer_name = "", .levels = {}};
        answer.state = AnswerState::agreed;
        answer.evidence.push_back(evidence_called(id));
        for (const auto& statement : entries[place].statements)
            answer.levels.push_back(
                {.level = statement.level,
                 .judgement = Judgement::met,
                 .strength = Strength::sound,
                 .narrative = "Shown by " + entries[place].ref}
            );
        assessment.answers.push_back(std::move(answer));
    }
    return assessment;
}

std::vector<std::string> checks_in(const SelfAssessment& assessment) {
    std::vector<std::string> checks;
    for (const auto& hit : readiness(assessment, today))
        checks.push_back(std::string(hit.check) + " " + hit.ref);
    return checks;
}

using Checks = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound self-assessment is ready") {
    CHECK(checks_in(assessment_of("EFLG 2021")).empty());
}

TEST_CASE("each thing that a critical friend would ask is asked, of the answer it is about") {
    auto assessment = assessment_of("EFLG 2021");
    auto& first = assessment.answers[0];
    first.levels[0].narrative = " ";
    CHECK(checks_in(assessment) == Checks{"claim-without-narrative 1.1.1"});
    first.levels[0].narrative = long_enough;
    assessment.answers[5].levels[2].narrative = long_enough;
    CHECK(checks_in(assessment) == Checks{"copied-narrative 2.1.1"});
    CHECK(
        readiness(assessment, today)[0].sentence
        == "2.1.1 says at Excellent what 1.1.1 says at Developing, word for word"
    );
    assessment.answers[5].levels[2].narrative = "Ours alone";
    first.levels[0].strength = Strength::none;
    CHECK(checks_in(assessment) == Checks{"claim-without-evidence 1.1.1"});
    first.levels[0].strength = Strength::weak;
    CHECK(checks_in(assessment) == Checks{"weak-claim 1.1.1"});
    first.levels[0].strength = Strength::sound;
    first.levels[1].judgement = Judgement::not_met;
    CHECK(checks_in(assessment) == Checks{"higher-without-lower 1.1.1"});
    first.levels[1].judgement = Judgement::not_assessed;
    CHECK(checks_in(assessment) == Checks{"not-assessed 1.1.1", "higher-without-lower 1.1.1"});
    first.levels[1].judgement = Judgement::met;
    first.state = AnswerState::submitted;
    CHECK(checks_in(assessment) == Checks{"not-agreed 1.1.1"});
}

TEST_CASE(
    "what a claim stands on is asked for: that it is there, holds, is not old and does not carry too much"
) {
    using namespace std::chrono;
    auto assessment = assessment_of("EFLG 2021");
    auto& first = assessment.answers[0];
    const auto sentence = [&] { return readiness(assessment, today).at(0).sentence; };

    first.evidence.clear();
    CHECK(checks_in(assessment) == Checks{"claim-without-evidence 1.1.1"});
    CHECK(sentence() == "1.1.1 is judged met, and no evidence is attached to it");
    first.evidence = {evidence_called(1)};
    first.evidence[0].expires = today;
    CHECK(checks_in(assessment).empty());
    first.evidence[0].expires = 2026y / November / 21;
    CHECK(checks_in(assessment) == Checks{"expired-evidence 1.1.1"});
    CHECK(sentence() == "1.1.1 stands on “Survey”, which held until 21 November 2026");
    first.evidence[0].sensitivity = evidence::Sensitivity::restricted;
    CHECK(sentence() == "1.1.1 stands on restricted evidence, which held until 21 November 2026");
    first.evidence = {evidence_called(1)};
    first.evidence[0].speaks_to = 2025y / November / 1;
    CHECK(checks_in(assessment).empty());
    first.evidence[0].speaks_to = 2025y / October / 31;
    CHECK(checks_in(assessment) == Checks{"old-evidence 1.1.1"});
    first.evidence = {evidence_called(1)};
    for (std::size_t at = 1; at < 5; ++at)
        assessment.answers[at].evidence.push_back(evidence_called(1));
    CHECK(checks_in(assessment).empty());
    assessment.answers[5].evidence.push_back(evidence_called(1));
    CHECK(checks_in(assessment) == Checks{"overloaded-evidence 1.1.1"});
    CHECK(sentence() == "6 criteria stand on “Survey”, 1.1.1 first");
}

TEST_CASE("where nothing is claimed, nothing is asked of its evidence") {
    auto assessment = assessment_of("EFLG 2021");
    auto& first = assessment.answers[0];
    for (auto& at_level : first.levels)
        at_level.judgement = Judgement::not_met;
    first.evidence[0].expires = Date{std::chrono::year{2020}, std::chrono::May, std::chrono::day{1}};

    CHECK(checks_in(assessment).empty());
    first.evidence.clear();
    CHECK(checks_in(assessment).empty());
}

TEST_CASE("above the level aimed at, nothing need be assessed") {
    auto assessment = assessment_of("EFLG 2021");
    assessment.answers[0].levels[2].judgement = Judgement::not_assessed;
    assessment.target = 1;
    CHECK(checks_in(assessment).empty());
}

TEST_CASE("beside the last one of the same edition, what became better and what worse") {
    const auto earlier = assessment_of("EFLG 2021");
    auto later = earlier;
    later.answers[0].levels[2].judgement = Judgement::partly_met;
    later.answers[1].levels[0].judgement = Judgement::not_assessed;
    later.answers.erase(later.answers.begin() + 2);

    const auto comparison = compare(earlier, later);

    REQUIRE(comparison.worse.size() == 1);
    CHECK(comparison.worse[0].ref == "1.1.1");
    CHECK(comparison.better.empty());
    CHECK(comparison.unjudged.size() == 1);
    CHECK(comparison.only_earlier == Checks{"1.3.1"});
    CHECK(compare(later, earlier).better.size() == 1);
    CHECK(compare(later, earlier).only_later == Checks{"1.3.1"});
}

TEST_CASE("across editions only what is wholly the same is called better or worse") {
    auto earlier = assessment_of("EFLG 2009");
    auto later = assessment_of("EFLG 2021");
    later.answers[0].levels[0].judgement = Judgement::not_met;
    earlier.answers[2].levels[0].judgement = Judgement::not_met;

    const auto comparison = compare(earlier, later, framework::built_in_crosswalks().front());

    REQUIRE(comparison.worse.size() == 1);
    CHECK(comparison.worse[0].ref == "1.1.1");
    CHECK(comparison.worse[0].earlier_ref == "A1");
    CHECK(comparison.better.empty());
    CHECK(comparison.only_earlier.empty());
}

}  // namespace dueregard::self_assessment
