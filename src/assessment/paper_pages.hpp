#pragma once
// The papers of a challenge: handing one over, what is in it, accepting and undoing; the slides against the
// report.

#include "assessment/ids.hpp"
#include "web/response.hpp"

#include <set>
#include <string>

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assessment {

/// "/challenge-papers/…"
[[nodiscard]] std::string path_of(ChallengePaperId id);

[[nodiscard]] web::Response show_papers(accounts::Visit& visit);
[[nodiscard]] web::Response create_paper(accounts::Visit& visit);
[[nodiscard]] web::Response show_paper(accounts::Visit& visit);
[[nodiscard]] web::Response download_paper(accounts::Visit& visit);
[[nodiscard]] web::Response create_paper_acceptance(accounts::Visit& visit);
[[nodiscard]] web::Response create_paper_discarding(accounts::Visit& visit);
[[nodiscard]] web::Response show_comparison(accounts::Visit& visit);

/// Findings of a challenge that a part above has tied to something, and that undoing leaves for that.
using TiedFindings = std::set<FindingId> (*)(accounts::Visit& visit, ChallengeId challenge);

[[nodiscard]] std::set<FindingId> nothing_tied(accounts::Visit& visit, ChallengeId challenge);

[[nodiscard]] web::Response create_paper_undoing(accounts::Visit& visit, TiedFindings tied);

/// The same as a handler, with what is tied said by who lists the routes.
template <TiedFindings tied>
[[nodiscard]] web::Response create_paper_undoing_with(accounts::Visit& visit) {
    return create_paper_undoing(visit, tied);
}

}  // namespace dueregard::assessment
