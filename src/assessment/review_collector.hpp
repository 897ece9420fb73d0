#pragma once
// Brings the stretches of a document together into what the peers said: each list once, each area once.

#include "assessment/peer_review.hpp"
#include "assessment/point_list.hpp"

namespace dueregard::assessment {

/// Everything but the verdict.
[[nodiscard]] PeerReview collected_review(const documents::Document& document, Nested nested);

}  // namespace dueregard::assessment
