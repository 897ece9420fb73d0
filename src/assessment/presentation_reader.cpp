#include "assessment/presentation_reader.hpp"

#include "assessment/review_collector.hpp"
#include "assessment/team_list.hpp"
#include "assessment/verdict.hpp"

#include <algorithm>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t fewest_names = 2;

/// The lines between the first heading and the next one that are people, where they are several.
std::vector<TeamMember> team_on_first_slide(const documents::Document& document) {
    const auto first = std::ranges::find(document.blocks, BlockKind::heading, &Block::kind);
    if (first == document.blocks.end()) return {};
    const auto next = std::find_if(std::next(first), document.blocks.end(), [](const Block& block) {
        return block.kind == BlockKind::heading;
    });
    auto team = team_members({std::next(first), next});
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
