#pragma once
// Reads the report of a peer challenge, whatever its peers call their lists and in whatever order they stand.

#include "assessment/peer_review.hpp"

namespace dueregard::assessment {

/// Everything of such a report that could be read; README.md of this part says by which rules.
[[nodiscard]] PeerReview read_peer_report(const documents::Document& document);

}  // namespace dueregard::assessment
