#include "self_assessment/readiness.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dueregard::self_assessment {

namespace {

constexpr std::size_t words_that_chance_could_repeat = 10;

/// Where a narrative was first told.
struct FirstTold {
    std::string ref;
    std::string level;
};

class Reader {
public:
    explicit Reader(const SelfAssessment& assessment)
        : assessment_(assessment), edition_(assessment.edition.edition) {}

    std::vector<ReadinessHit> run() {
        for (const auto& answer : assessment_.answers) {
            ref_ = edition_.entries.at(answer.criterion).ref;
            for (const auto& at_level : answer.levels) {
                look_at_claim(answer, at_level);
                look_for_copy(answer, at_level);
            }
            look_at_ladder(answer);
            if (answer.state != AnswerState::agreed)
                hit("not-agreed", answer, fmt::format("{} is not agreed yet", ref_));
        }
        return std::move(hits_);
    }

private:
    void hit(std::string_view check, const Answer& answer, std::string sentence) {
        hits_.push_back({.check = check, .answer = answer.id, .ref = ref_, .sentence = std::move(sentence)});
    }

    [[nodiscard]] const std::string& title_of_level(std::size_t level) const {
        return edition_.levels.at(level).title;
    }

    [[nodiscard]] bool is_aimed_at(std::size_t level) const {
        return level <= assessment_.target.value_or(edition_.levels.size() - 1);
    }

    void look_at_claim(const Answer& answer, const LevelAnswer& at_level) {
        const auto& level = title_of_level(at_level.level);
        const bool is_met = at_level.judgement == Judgement::met;
        const bool is_claimed = is_met || at_level.judgement == Judgement::partly_met;
        if (is_claimed && trimmed(at_level.narrative).empty())
            hit("claim-without-narrative",
                answer,
                fmt::format(
                    "{} is judged {} at {}, and nothing says what shows it",
                    ref_,
                    lower_ascii(title_of(at_level.judgement)),
                    level
                ));
        if (is_met && at_level.strength == Strength::none)
            hit("claim-without-evidence",
                answer,
                fmt::format("{} is judged met at {} without evidence", ref_, level));
        if (is_met && at_level.strength == Strength::weak && is_aimed_at(at_level.level))
            hit("weak-claim", answer, fmt::format("{} is judged met at {} on weak evidence", ref_, level));
        if (at_level.judgement == Judgement::not_assessed && is_aimed_at(at_level.level))
            hit("not-assessed", answer, fmt::format("{} is not assessed at {}", ref_, level));
    }

    void look_for_copy(const Answer& answer, const LevelAnswer& at_level) {
        auto words = lower_ascii(squeezed(at_level.narrative));
        if (static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1 < words_that_chance_could_repeat)
            return;
        const auto& level = title_of_level(at_level.level);
        const auto [first, is_new] = told_.try_emplace(std::move(words), FirstTold{ref_, level});
        if (is_new) return;
        const auto& [ref, first_level] = first->second;
        hit("copied-narrative",
            answer,
            fmt::format("{} says at {} what {} says at {}, word for word", ref_, level, ref, first_level));
    }

    void look_at_ladder(const Answer& answer) {
        for (std::size_t at = 1; at < answer.levels.size(); ++at) {
            const auto& lower = answer.levels[at - 1];
            const auto& higher = answer.levels[at];
            if (higher.judgement != Judgement::met || lower.judgement == Judgement::met) continue;
            hit("higher-without-lower",
                answer,
                fmt::format(
                    "{} is judged met at {} and {} at {}",
                    ref_,
                    title_of_level(higher.level),
                    lower_ascii(title_of(lower.judgement)),
                    title_of_level(lower.level)
                ));
        }
    }

    const SelfAssessment& assessment_;
    const framework::Edition& edition_;
    std::string ref_;
    std::map<std::string, FirstTold> told_;
    std::vector<ReadinessHit> hits_;
};

}  // namespace

std::vector<ReadinessHit> readiness(const SelfAssessment& assessment) {
    return Reader(assessment).run();
}

}  // namespace dueregard::self_assessment
