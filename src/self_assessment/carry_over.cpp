#include "self_assessment/carry_over.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dueregard::self_assessment {

namespace {

using framework::Carried;
using framework::CarriedAnswer;

const framework::Entry& criterion_of(const SelfAssessment& assessment, const Answer& answer) {
    return assessment.edition.edition.entries.at(answer.criterion);
}

const Answer* answer_for(const SelfAssessment& assessment, std::string_view ref) {
    const auto found = std::ranges::find_if(assessment.answers, [&](const Answer& answer) {
        return criterion_of(assessment, answer).ref == ref;
    });
    return found == assessment.answers.end() ? nullptr : &*found;
}

/// What the earlier answer says at the level of this ref; null where it says nothing.
const LevelAnswer*
said_at(const SelfAssessment& earlier, const Answer& answer, const std::string& level_ref) {
    const auto place = framework::find_level(earlier.edition.edition, level_ref);
    const auto found = std::ranges::find_if(answer.levels, [&](const LevelAnswer& at_level) {
        return place == at_level.level && is_answered(at_level);
    });
    return found == answer.levels.end() ? nullptr : &*found;
}

Judgement carried_judgement(const LevelAnswer& said, Carried carried) {
    if (carried == Carried::in_part && said.judgement == Judgement::met) return Judgement::partly_met;
    return said.judgement;
}

/// False where there is no room left for its words.
bool add_words(LevelAnswer& into, const std::string& words) {
    if (words.empty() || into.narrative.contains(words)) return true;
    const auto both = into.narrative.empty() ? words : into.narrative + "\n\n" + words;
    if (utf8_length(both) > longest_narrative) return false;
    into.narrative = both;
    return true;
}

/// Fills one criterion out of what is carried to it, the strongest link first.
class Filling {
public:
    Filling(const SelfAssessment& earlier, const SelfAssessment& later, const Answer& blank)
        : earlier_(earlier), later_(later), filled_{.answer = blank, .sources = {}} {}

    void take(const CarriedAnswer& from, const Answer& source) {
        CarriedSource told{
            .answer = source.id,
            .ref = from.from,
            .title = criterion_of(earlier_, source).title,
            .relation = from.relation,
            .rationale = from.rationale
        };
        bool has_given = false;
        for (auto& at_level : filled_.answer.levels) {
            const auto& level = later_.edition.edition.levels.at(at_level.level).ref;
            const auto* said = said_at(earlier_, source, level);
            if (said == nullptr) continue;
            has_given = true;
            arrived.emplace(from.from, said->level);
            take_level(at_level, *said, from);
            if (!add_words(at_level, said->narrative)) told.are_words_left = true;
        }
        if (!has_given) return;
        if (filled_.sources.empty()) filled_.carried = from.carried;
        filled_.sources.push_back(std::move(told));
    }

    [[nodiscard]] const FilledCriterion& filled() const { return filled_; }

    std::set<std::pair<std::string, std::size_t>> arrived;  ///< refs and levels of the earlier one

private:
    void take_level(LevelAnswer& into, const LevelAnswer& said, const CarriedAnswer& from) {
        const auto judgement = carried_judgement(said, from.carried);
        if (judgement != Judgement::not_assessed) {
            const auto [judge, is_first] = judged_by_.try_emplace(into.level, from.relation);
            if (is_first)
                into.judgement = judgement;
            else if (judge->second == from.relation)
                into.judgement = std::min(into.judgement, judgement);
        }
        if (into.strength == Strength::none) into.strength = said.strength;
    }

    const SelfAssessment& earlier_;
    const SelfAssessment& later_;
    FilledCriterion filled_;
    std::map<std::size_t, framework::Relation> judged_by_;
};

std::vector<std::string> refs_where(const SelfAssessment& assessment, bool (*holds)(const Answer&)) {
    std::vector<std::string> refs;
    for (const auto& answer : assessment.answers)
        if (holds(answer)) refs.push_back(criterion_of(assessment, answer).ref);
    return refs;
}

bool stays(const Answer& answer) {
    return is_answered(answer) || !may_be_written(answer.state);
}

/// Where the answers of the earlier one go.
struct Ways {
    std::map<std::string, std::vector<CarriedAnswer>> to;  ///< by the later criterion
    std::map<std::string, bool> in_scope;  ///< by the earlier one: whether it leads to what is assessed
};

Ways ways_of(
    const SelfAssessment& earlier, const SelfAssessment& later, const framework::Crosswalk& crosswalk
) {
    Ways ways;
    const auto answered = refs_where(earlier, is_answered);
    const auto standing = refs_where(later, stays);
    for (auto& carried : framework::carrying_over(crosswalk, answered, standing)) {
        auto& in_scope = ways.in_scope[carried.from];
        in_scope = in_scope || answer_for(later, carried.to) != nullptr;
        ways.to[carried.to].push_back(std::move(carried));
    }
    return ways;
}

void add_left(
    CarryOver& told,
    const SelfAssessment& earlier,
    const Ways& ways,
    const std::set<std::pair<std::string, std::size_t>>& arrived
) {
    for (const auto& answer : earlier.answers) {
        const auto& criterion = criterion_of(earlier, answer);
        for (const auto& at_level : answer.levels) {
            if (!is_answered(at_level) || arrived.contains({criterion.ref, at_level.level})) continue;
            const auto way = ways.in_scope.find(criterion.ref);
            told.left.push_back(
                {.ref = criterion.ref,
                 .title = criterion.title,
                 .level = earlier.edition.edition.levels.at(at_level.level).title,
                 .because = way == ways.in_scope.end() ? LeftBecause::nothing_like_it
                            : way->second              ? LeftBecause::no_such_level
                                                       : LeftBecause::out_of_scope}
            );
        }
    }
}

}  // namespace

CarryOver carry_over(
    const SelfAssessment& earlier, const SelfAssessment& later, const framework::Crosswalk& crosswalk
) {
    const auto ways = ways_of(earlier, later, crosswalk);
    CarryOver told;
    std::set<std::pair<std::string, std::size_t>> arrived;
    for (const auto& answer : later.answers) {
        const auto& criterion = criterion_of(later, answer);
        const auto coming = ways.to.find(criterion.ref);
        if (coming == ways.to.end()) continue;
        Filling filling(earlier, later, answer);
        for (const auto& carried : coming->second)
            filling.take(carried, *answer_for(earlier, carried.from));
        arrived.merge(filling.arrived);
        const auto& filled = filling.filled();
        if (filled.sources.empty()) continue;
        if (!stays(answer)) {
            told.filled.push_back(filled);
            continue;
        }
        KeptCriterion kept{.ref = criterion.ref, .title = criterion.title, .sources = {}};
        for (const auto& source : filled.sources)
            kept.sources.push_back(source.ref);
        told.kept.push_back(std::move(kept));
    }
    add_left(told, earlier, ways, arrived);
    return told;
}

bool is_answered(const LevelAnswer& at_level) {
    return at_level.judgement != Judgement::not_assessed || !at_level.narrative.empty();
}

bool is_answered(const Answer& answer) {
    return std::ranges::any_of(answer.levels, [](const LevelAnswer& at_level) {
        return is_answered(at_level);
    });
}

}  // namespace dueregard::self_assessment
