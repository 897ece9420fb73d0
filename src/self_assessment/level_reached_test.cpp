#include "framework/built_in.hpp"
#include "self_assessment/level_reached.hpp"

#include <doctest/doctest.h>

#include <rapidcheck.h>

namespace dueregard::self_assessment {

namespace {

const framework::Edition& edition() {
    static const auto built_in = *framework::built_in_edition("EFLG 2021");
    return built_in;
}

/// Every criterion judged alike at every level.
std::vector<Answer> all_judged(Judgement judgement) {
    std::vector<Answer> answers;
    for (const auto place : framework::criteria_of(edition())) {
        Answer answer{.criterion = place, .answerer_name = "", .levels = {}};
        for (const auto& statement : edition().entries[place].statements)
            answer.levels.push_back({.level = statement.level, .judgement = judgement, .narrative = ""});
        answers.push_back(std::move(answer));
    }
    return answers;
}

std::vector<Answer> judged_by_chance() {
    auto answers = all_judged(Judgement::met);
    for (auto& answer : answers)
        for (auto& at_level : answer.levels)
            if (*rc::gen::inRange(0, 4) == 0)
                at_level.judgement = *rc::gen::elementOf(
                    std::vector{Judgement::not_assessed, Judgement::not_met, Judgement::partly_met}
                );
    return answers;
}

/// Nothing as 0, the lowest as 1.
std::size_t height(const LevelReached& reached) {
    return reached.level ? *reached.level + 1 : 0;
}

}  // namespace

TEST_CASE(
    "the level reached is the highest at which all is met, at it and below, with what stops us beside it"
) {
    auto answers = all_judged(Judgement::met);
    CHECK(title_of(level_reached(edition(), answers), edition()) == "Excellent");
    CHECK_FALSE(level_reached(edition(), answers).next);

    answers[4].levels[2].judgement = Judgement::partly_met;
    auto reached = level_reached(edition(), answers);
    CHECK(title_of(reached, edition()) == "Achieving");
    REQUIRE(reached.stops_us.size() == 1);
    CHECK(reached.stops_us[0].criterion == answers[4].criterion);
    CHECK(reached.stops_us[0].judgement == Judgement::partly_met);
    CHECK(reached.next == 2);

    answers[0].levels[0].judgement = Judgement::not_met;
    reached = level_reached(edition(), answers);
    CHECK(title_of(reached, edition()) == "Below Developing");
    CHECK(reached.stops_us.size() == 1);
    CHECK(
        title_of(level_reached(edition(), all_judged(Judgement::not_assessed)), edition())
        == "Below Developing"
    );
}

TEST_CASE("each area has a level of its own") {
    auto answers = all_judged(Judgement::met);
    answers.back().levels[1].judgement = Judgement::not_met;
    const auto first = *framework::find_entry(edition(), "1");
    const auto last = *framework::find_entry(edition(), "4");
    CHECK(title_of(level_reached_under(edition(), answers, first), edition()) == "Excellent");
    CHECK(title_of(level_reached_under(edition(), answers, last), edition()) == "Developing");
}

TEST_CASE("a criterion that asks for nothing at a level is not in the way there") {
    const auto scheme = *framework::built_in_edition("Disability Confident levels 1 to 3");
    Answer culture{.criterion = *framework::find_entry(scheme, "K2"), .answerer_name = "", .levels = {}};
    culture.levels = {
        {.level = 1, .judgement = Judgement::met, .narrative = ""},
        {.level = 2, .judgement = Judgement::not_met, .narrative = ""}
    };
    const auto reached = level_reached(scheme, std::vector{culture});
    CHECK(reached.level == 1);
    CHECK(reached.next == 2);
}

TEST_CASE("raising a judgement never lowers the level, whatever the others are") {
    CHECK(rc::check([] {
        auto answers = judged_by_chance();
        const auto before = height(level_reached(edition(), answers));
        auto& answer = answers[*rc::gen::inRange<std::size_t>(0, answers.size())];
        auto& at_level = answer.levels[*rc::gen::inRange<std::size_t>(0, answer.levels.size())];
        at_level.judgement = static_cast<Judgement>(
            *rc::gen::inRange(static_cast<int>(at_level.judgement), static_cast<int>(Judgement::met) + 1)
        );
        RC_ASSERT(height(level_reached(edition(), answers)) >= before);
    }));
}

TEST_CASE("whatever stops us is not met, at the next level, and meeting all of it reaches that level") {
    CHECK(rc::check([] {
        auto answers = judged_by_chance();
        const auto reached = level_reached(edition(), answers);
        if (!reached.next) return;
        for (const auto& [criterion, level, judgement] : reached.stops_us) {
            RC_ASSERT(judgement != Judgement::met);
            RC_ASSERT(level == *reached.next);
            for (auto& answer : answers)
                if (answer.criterion == criterion) answer.levels.at(level).judgement = Judgement::met;
        }
        RC_ASSERT(height(level_reached(edition(), answers)) >= *reached.next + 1);
    }));
}

TEST_CASE("adding evidence never lowers the level reached") {
    CHECK(rc::check("whatever the evidence is", [] {
        auto answers = judged_by_chance();
        const auto before = level_reached(edition(), answers);
        for (int added = *rc::gen::inRange(1, 40); added > 0; --added) {
            evidence::Evidence evidence;
            evidence.id = evidence::EvidenceId{added};
            evidence.sensitivity = *rc::gen::elementOf(std::vector{
                evidence::Sensitivity::published,
                evidence::Sensitivity::council,
                evidence::Sensitivity::restricted
            });
            if (*rc::gen::arbitrary<bool>())
                evidence.expires = Date{std::chrono::year{2012}, std::chrono::May, std::chrono::day{1}};
            const auto place = *rc::gen::inRange<std::size_t>(0, answers.size());
            answers[place].evidence.push_back(evidence);
        }

        RC_ASSERT(height(level_reached(edition(), answers)) >= height(before));
    }));
}

}  // namespace dueregard::self_assessment
