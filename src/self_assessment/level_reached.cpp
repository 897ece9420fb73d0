#include "self_assessment/level_reached.hpp"

#include <algorithm>

namespace dueregard::self_assessment {

LevelReached level_reached(const framework::Edition& edition, std::span<const Answer> in_scope) {
    LevelReached reached;
    for (std::size_t level = 0; level < edition.levels.size(); ++level) {
        bool is_asked_for = false;
        for (const auto& answer : in_scope) {
            for (const auto& at_level : answer.levels) {
                if (at_level.level != level) continue;
                is_asked_for = true;
                if (at_level.judgement != Judgement::met)
                    reached.stops_us.push_back(
                        {.criterion = answer.criterion, .level = level, .judgement = at_level.judgement}
                    );
            }
        }
        if (!reached.stops_us.empty()) {
            reached.next = level;
            return reached;
        }
        if (is_asked_for) reached.level = level;
    }
    return reached;
}

std::vector<Answer>
answers_under(const framework::Edition& edition, std::span<const Answer> answers, std::size_t entry) {
    const auto criteria = criteria_under(edition, {entry});
    std::vector<Answer> found;
    std::ranges::copy_if(answers, std::back_inserter(found), [&](const Answer& answer) {
        return std::ranges::find(criteria, answer.criterion) != criteria.end();
    });
    return found;
}

LevelReached
level_reached_under(const framework::Edition& edition, std::span<const Answer> in_scope, std::size_t entry) {
    return level_reached(edition, answers_under(edition, in_scope, entry));
}

std::string title_of(const LevelReached& reached, const framework::Edition& edition) {
    if (reached.level) return edition.levels.at(*reached.level).title;
    return "Below " + edition.levels.front().title;
}

}  // namespace dueregard::self_assessment
