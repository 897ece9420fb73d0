#include "intake/kind_evidence.hpp"

#include "assessment/peer_report_reader.hpp"
#include "plan/committee_report_reader.hpp"
#include "plan/strategy_reader.hpp"

#include <algorithm>

namespace dueregard::intake {

namespace {

constexpr std::size_t surely = 3;  ///< areas or implications

}  // namespace

Evidence evidence_in(const documents::Document& document) {
    Evidence found;
    const auto review = assessment::read_peer_report(document);
    found.areas = static_cast<std::size_t>(std::ranges::count_if(review.areas, [](const auto& area) {
        return !area.strengths.empty() && !area.considerations.empty();
    }));
    found.peers = review.team.size();
    found.has_verdict = review.verdict.has_value();
    // What is told for certain needs no more readers: each takes its time.
    if (found.areas >= surely) return found;
    const auto report = plan::read_committee_report(document);
    found.implications = report.implications.size();
    found.asks_members = report.asks_members;
    if (found.implications >= surely && found.asks_members) return found;
    const auto strategy = plan::read_strategy(document);
    found.objectives =
        static_cast<std::size_t>(std::ranges::count_if(strategy.objectives, [](const auto& objective) {
            return !objective.priorities.empty() || !objective.actions.empty();
        }));
    found.facts = strategy.facts.size();
    found.boards = strategy.boards.size();
    found.accreditations = strategy.accreditations.size();
    return found;
}

}  // namespace dueregard::intake
