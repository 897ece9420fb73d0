#include "self_assessment/self_assessment.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::self_assessment {

namespace {

constexpr std::size_t longest_title = 300;

bool stands_under(const framework::Edition& edition, std::size_t place, std::size_t top) {
    for (std::optional<std::size_t> at = place; at; at = edition.entries[*at].parent)
        if (*at == top) return true;
    return false;
}

}  // namespace

Faults faults_of(const NewSelfAssessment& fresh, const framework::Edition& edition) {
    Faults faults;
    if (trimmed(fresh.title).empty()) faults.push_back({"title", "Enter what the self-assessment is called"});
    if (utf8_length(fresh.title) > longest_title)
        faults.push_back({"title", "The title must be 300 characters or fewer"});
    if (fresh.target && *fresh.target >= edition.levels.size())
        faults.push_back({"target", "Select a level of the edition"});
    if (fresh.scope.empty()) faults.push_back({"scope", "Select at least one area or theme"});
    return faults;
}

Faults faults_of(const std::vector<LevelAnswer>& levels) {
    Faults faults;
    for (const auto& answer : levels)
        if (utf8_length(answer.narrative) > longest_narrative)
            faults.push_back(
                {fmt::format("narrative-{}", answer.level), "What shows it must be 10,000 characters or fewer"
                }
            );
    return faults;
}

std::vector<std::size_t>
criteria_under(const framework::Edition& edition, const std::vector<std::size_t>& entries) {
    auto criteria = framework::criteria_of(edition);
    std::erase_if(criteria, [&](std::size_t place) {
        return std::ranges::none_of(entries, [&](std::size_t top) {
            return stands_under(edition, place, top);
        });
    });
    return criteria;
}

}  // namespace dueregard::self_assessment
