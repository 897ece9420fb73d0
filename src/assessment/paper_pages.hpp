#pragma once
// The papers of a challenge: handing one over, what is in it, accepting and undoing; the slides against the
// report.

#include "assessment/ids.hpp"
#include "web/response.hpp"

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
[[nodiscard]] web::Response create_paper_undoing(accounts::Visit& visit);
[[nodiscard]] web::Response create_paper_discarding(accounts::Visit& visit);
[[nodiscard]] web::Response show_comparison(accounts::Visit& visit);

}  // namespace dueregard::assessment
