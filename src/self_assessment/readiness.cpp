#include "self_assessment/readiness.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dueregard::self_assessment {

namespace {

constexpr std::size_t words_that_chance_could_repeat = 10;
constexpr std::size_t most_criteria = 5;
constexpr int days_of_a_year = 365;

bool is_claimed(const LevelAnswer& at_level) {
    return at_level.judgement == Judgement::met || at_level.judgement == Judgement::partly_met;
}

/// A sentence is read by everybody who sees the self-assessment.
std::string told(const evidence::Evidence& evidence) {
    if (evidence.sensitivity == evidence::Sensitivity::restricted) return "restricted evidence";
    return fmt::format("“{}”", evidence.title);
}

/// Where a narrative was first told.
struct FirstTold {
    std::string ref;
    std::string level;
};

class Reader {
public:
    Reader(const SelfAssessment& assessment, Date today)
        : assessment_(assessment), edition_(assessment.edition.edition), today_(today) {
        for (const auto& answer : assessment.answers) {
            for (const auto& evidence : answer.evidence)
                ++criteria_on_[evidence.id];
        }
    }

    std::vector<ReadinessHit> run() {
        for (const auto& answer : assessment_.answers) {
            ref_ = edition_.entries.at(answer.criterion).ref;
            for (const auto& at_level : answer.levels) {
                look_at_claim(answer, at_level);
                look_for_copy(answer, at_level);
            }
            look_at_evidence(answer);
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
        if (is_claimed(at_level) && trimmed(at_level.narrative).empty())
            hit("claim-without-narrative",
                answer,
                fmt::format(
                    "{} is judged {} at {}, and nothing says what shows it",
                    ref_,
                    lower_ascii(title_of(at_level.judgement)),
                    level
                ));
        if (is_met && at_level.strength == Strength::none && !answer.evidence.empty())
            hit("claim-without-evidence",
                answer,
                fmt::format("{} is judged met at {} without evidence", ref_, level));
        if (is_met && at_level.strength == Strength::weak && is_aimed_at(at_level.level))
            hit("weak-claim", answer, fmt::format("{} is judged met at {} on weak evidence", ref_, level));
        if (at_level.judgement == Judgement::not_assessed && is_aimed_at(at_level.level))
            hit("not-assessed", answer, fmt::format("{} is not assessed at {}", ref_, level));
    }

    void look_at_evidence(const Answer& answer) {
        const bool is_met = std::ranges::any_of(answer.levels, [](const LevelAnswer& at_level) {
            return at_level.judgement == Judgement::met;
        });
        if (is_met && answer.evidence.empty())
            hit("claim-without-evidence",
                answer,
                fmt::format("{} is judged met, and no evidence is attached to it", ref_));
        if (std::ranges::none_of(answer.levels, is_claimed)) return;
        for (const auto& evidence : answer.evidence)
            look_at_age(answer, evidence);
        for (const auto& evidence : answer.evidence)
            look_at_load(answer, evidence);
    }

    void look_at_age(const Answer& answer, const evidence::Evidence& evidence) {
        if (is_expired(evidence, today_))
            hit("expired-evidence",
                answer,
                fmt::format(
                    "{} stands on {}, which held until {}", ref_, told(evidence), long_date(*evidence.expires)
                ));
        const auto earliest = add_days(british_date(assessment_.begun), -days_of_a_year);
        if (evidence.speaks_to && *evidence.speaks_to < earliest)
            hit("old-evidence",
                answer,
                fmt::format(
                    "{} stands on {}, which speaks of a time that ended on {}, more than a year before this "
                    "self-assessment began",
                    ref_,
                    told(evidence),
                    long_date(*evidence.speaks_to)
                ));
    }

    void look_at_load(const Answer& answer, const evidence::Evidence& evidence) {
        const auto found = criteria_on_.find(evidence.id);
        if (found == criteria_on_.end() || found->second <= most_criteria) return;
        hit("overloaded-evidence",
            answer,
            fmt::format("{} criteria stand on {}, {} first", found->second, told(evidence), ref_));
        criteria_on_.erase(found);
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
    Date today_;
    std::map<evidence::EvidenceId, std::size_t> criteria_on_;
    std::string ref_;
    std::map<std::string, FirstTold> told_;
    std::vector<ReadinessHit> hits_;
};

}  // namespace

std::vector<ReadinessHit> readiness(const SelfAssessment& assessment, Date today) {
    return Reader(assessment, today).run();
}

}  // namespace dueregard::self_assessment
