#pragma once
// What the peers found, as the register keeps it: read from one of their papers, or written here.

#include "assessment/ids.hpp"
#include "assessment/peer_review.hpp"
#include "base/fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

enum class FindingKind { strength, consideration, recommendation, observation, innovation, signpost };

struct ChallengeFinding {
    FindingId id;
    ChallengeId challenge;
    std::optional<ChallengePaperId> paper;  ///< the one it was read from
    FindingKind kind = FindingKind::consideration;
    std::string area_number;  ///< "4.1"
    std::string area;         ///< "" where it stands in none
    std::string number;       ///< as it is numbered in its list
    std::string text;
    int position = 0;  ///< its place among the findings of its challenge, from 1
    documents::Place at;
    bool is_withdrawn = false;
    std::int64_t version = 0;
};

[[nodiscard]] std::span<const FindingKind> all_finding_kinds();
[[nodiscard]] std::string_view name_of(FindingKind kind);    ///< "consideration", as stored
[[nodiscard]] std::string_view title_of(FindingKind kind);   ///< "Area for consideration"
[[nodiscard]] std::string_view plural_of(FindingKind kind);  ///< "Areas for consideration"
[[nodiscard]] std::optional<FindingKind> finding_kind_named(std::string_view name);

/// "4.1 Knowing your communities", or the name alone; "" where it stands in no area.
[[nodiscard]] std::string area_name(const ChallengeFinding& finding);
/// "Area for consideration 2", or the start of its text where it has no number.
[[nodiscard]] std::string short_name(const ChallengeFinding& finding);
/// "line 42", "page 3"; "" where it was written here.
[[nodiscard]] std::string place_text(const documents::Place& at);

/// Fields: "text", "area", "number".
[[nodiscard]] Faults faults_of(const ChallengeFinding& finding);

/// Everything that a paper says was found, in its order: area by area its strengths, then what is to be
/// considered; then what stands in no area.
[[nodiscard]] std::vector<ChallengeFinding> findings_in(const PeerReview& review);

}  // namespace dueregard::assessment
