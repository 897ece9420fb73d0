#include "self_assessment/comparison.hpp"

#include <algorithm>

namespace dueregard::self_assessment {

namespace {

const std::string& ref_of(const SelfAssessment& assessment, const Answer& answer) {
    return assessment.edition.edition.entries.at(answer.criterion).ref;
}

const Answer* answer_for(const SelfAssessment& assessment, std::string_view ref) {
    const auto found = std::ranges::find_if(assessment.answers, [&](const Answer& answer) {
        return ref_of(assessment, answer) == ref;
    });
    return found == assessment.answers.end() ? nullptr : &*found;
}

/// Of the level of the same ref.
std::optional<Judgement>
judgement_at(const SelfAssessment& assessment, const Answer& answer, const framework::Level& level) {
    const auto place = framework::find_level(assessment.edition.edition, level.ref);
    const auto found = std::ranges::find(answer.levels, place, [](const LevelAnswer& at_level) {
        return std::optional(at_level.level);
    });
    return found == answer.levels.end() ? std::nullopt : std::optional(found->judgement);
}

void sort_in(Comparison& comparison, ComparedCriterion compared) {
    const bool is_unjudged =
        compared.later == Judgement::not_assessed || compared.earlier == Judgement::not_assessed;
    auto& into = is_unjudged                         ? comparison.unjudged
                 : compared.later > compared.earlier ? comparison.better
                 : compared.later < compared.earlier ? comparison.worse
                                                     : comparison.same;
    into.push_back(std::move(compared));
}

}  // namespace

Comparison
compare(const SelfAssessment& earlier, const SelfAssessment& later, const framework::Crosswalk& crosswalk) {
    Comparison comparison;
    const auto& edition = later.edition.edition;
    std::vector<std::string> met_again;
    for (const auto& answer : later.answers) {
        const auto& ref = ref_of(later, answer);
        bool has_earlier = false;
        for (const auto& link : crosswalk.links) {
            const auto* before = link.to == ref ? answer_for(earlier, link.from) : nullptr;
            if (before == nullptr) continue;
            has_earlier = true;
            met_again.push_back(link.from);
            const bool is_whole =
                link.relation == framework::Relation::equal || link.relation == framework::Relation::superset;
            if (!is_whole) continue;
            for (const auto& at_level : answer.levels) {
                const auto judged = judgement_at(earlier, *before, edition.levels.at(at_level.level));
                if (!judged) continue;
                sort_in(
                    comparison,
                    {.ref = ref,
                     .title = edition.entries[answer.criterion].title,
                     .level = at_level.level,
                     .earlier_ref = link.from == ref ? "" : link.from,
                     .earlier = *judged,
                     .later = at_level.judgement}
                );
            }
        }
        if (!has_earlier) comparison.only_later.push_back(ref);
    }
    for (const auto& answer : earlier.answers) {
        const auto& ref = ref_of(earlier, answer);
        if (std::ranges::find(met_again, ref) == met_again.end()) comparison.only_earlier.push_back(ref);
    }
    return comparison;
}

Comparison compare(const SelfAssessment& earlier, const SelfAssessment& later) {
    return compare(earlier, later, framework::onto_itself(earlier.edition.edition));
}

}  // namespace dueregard::self_assessment
