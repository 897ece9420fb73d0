#include "assessment/presentation_reader.hpp"

#include "assessment/review_collector.hpp"
#include "assessment/team_list.hpp"
#include "assessment/verdict.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t fewest_names = 2;

/// "Ann Other, Bo Reed and Cy Dunn": names and nothing else.
std::vector<TeamMember> people_in_one_line(std::string_view line) {
    std::string list(line);
    for (std::size_t at = 0; (at = list.find(" and ", at)) != std::string::npos;)
        list.replace(at, 5, ",");
    std::vector<TeamMember> team;
    for (const auto part : split(list, ',')) {
        const auto name = squeezed(part);
        if (!is_name_of_person(name)) return {};
        team.push_back({.name = name, .organisation = std::nullopt, .role = std::nullopt});
    }
    return team;
}

/// The lines between the first heading and the next one that are people, where they are several.
std::vector<TeamMember> team_on_first_slide(const documents::Document& document) {
    const auto first = std::ranges::find(document.blocks, BlockKind::heading, &Block::kind);
    if (first == document.blocks.end()) return {};
    const auto next = std::find_if(std::next(first), document.blocks.end(), [](const Block& block) {
        return block.kind == BlockKind::heading;
    });
    auto team = team_members({std::next(first), next});
    for (auto block = std::next(first); block != next && team.size() < fewest_names; ++block)
        team = people_in_one_line(block->text);
    return team.size() >= fewest_names ? team : std::vector<TeamMember>{};
}

}  // namespace

PeerReview read_presentation(const documents::Document& document) {
    auto review = collected_review(document, Nested::own_point);
    if (review.team.empty()) review.team = team_on_first_slide(document);
    review.verdict = verdict_on_slides(document);
    return review;
}

}  // namespace dueregard::assessment
