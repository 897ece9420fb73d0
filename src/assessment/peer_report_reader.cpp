#include "assessment/peer_report_reader.hpp"

#include "assessment/review_collector.hpp"
#include "assessment/verdict.hpp"

namespace dueregard::assessment {

PeerReview read_peer_report(const documents::Document& document) {
    auto review = collected_review(document, Nested::part_of_point);
    review.verdict = verdict_in(document);
    return review;
}

}  // namespace dueregard::assessment
