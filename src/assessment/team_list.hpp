#pragma once
// Who the peers were: a line, a list item or a row of a table for each.

#include "assessment/peer_review.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// "Cllr Ann Other – Leader, Northmere District Council" as a person; nothing where the line names none.
[[nodiscard]] std::optional<TeamMember> team_member(std::string_view line);

/// The people of the blocks, up to the first that names none once some have been named. Tables whose header
/// names people and where they come from are read by their columns.
[[nodiscard]] std::vector<TeamMember> team_members(std::span<const documents::Block> blocks);

/// The people whom one sentence lists, each with brackets after the name: "The team consisted of Ann Other
/// (Leader, Northmere Council) and Bo Reed (LGA)." Nothing where it does not speak of a team of at least two.
[[nodiscard]] std::vector<TeamMember> team_in_sentence(std::string_view sentence);

/// The line is a person's name and nothing else.
[[nodiscard]] bool is_name_of_person(std::string_view line);

}  // namespace dueregard::assessment
