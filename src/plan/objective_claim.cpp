#include "plan/objective_claim.hpp"

#include "base/text.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <optional>

namespace dueregard::plan {

namespace {

constexpr std::size_t most_between = 3;  ///< words: "10 key equalities objectives"

std::optional<int> objectives_counted(std::string_view sentence) {
    const auto tokens = tokens_of(sentence);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto count = count_at(tokens, at);
        if (!count || count->value < 2 || count->value > 99) continue;
        const auto first = at + count->length;
        for (auto next = first; next < tokens.size() && next <= first + most_between; ++next) {
            if (tokens[next].kind != TokenKind::word) break;
            if (tokens[next].is("objectives") || tokens[next].is("outcomes")) return count->value;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<Claim>
objective_claims_in(const documents::Document& document, std::span<const ReadObjective> objectives) {
    std::vector<Claim> claims;
    for (const auto& block : document.blocks) {
        if (block.kind == documents::BlockKind::table || block.kind == documents::BlockKind::heading)
            continue;
        for (const auto sentence : sentences_of(block.text)) {
            const auto count = objectives_counted(sentence);
            if (!count) continue;
            Claim claim{
                .text = squeezed(sentence),
                .says = {{"objectives", *count}},
                .holds = {},
                .counted = {},
                .at = block.at
            };
            if (static_cast<std::size_t>(*count) == objectives.size()) claim.holds = true;
            claims.push_back(std::move(claim));
        }
    }
    return claims;
}

}  // namespace dueregard::plan
