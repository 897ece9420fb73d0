#pragma once
// Reads the slides that peers close their visit with.

#include "assessment/peer_review.hpp"

namespace dueregard::assessment {

/// As `read_peer_report`; a line below another one is a point of its own, the names on the first slide are
/// the team, and a sentence may run over the lines of a slide.
[[nodiscard]] PeerReview read_presentation(const documents::Document& document);

}  // namespace dueregard::assessment
