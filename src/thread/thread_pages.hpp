#pragma once
// The golden thread as pages: from a finding, an objective or a measure both ways; what nothing answers; and
// what stands of it beside findings, responses and measures.

#include "accounts/visit.hpp"
#include "assessment/finding.hpp"
#include "assessment/response.hpp"
#include "plan/ids.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

#include <set>

namespace dueregard::thread {

[[nodiscard]] web::Response show_golden_thread(accounts::Visit& visit);
[[nodiscard]] web::Response show_finding_thread(accounts::Visit& visit);
[[nodiscard]] web::Response show_objective_thread(accounts::Visit& visit);
[[nodiscard]] web::Response show_measure_thread(accounts::Visit& visit);

[[nodiscard]] web::Response create_remedy(accounts::Visit& visit);
[[nodiscard]] web::Response create_remedy_ending(accounts::Visit& visit);
[[nodiscard]] web::Response show_promise_form(accounts::Visit& visit);
[[nodiscard]] web::Response create_promised_measure(accounts::Visit& visit);
// action_plan_pages.cpp
[[nodiscard]] web::Response show_action_plan(accounts::Visit& visit);
[[nodiscard]] web::Response create_planned_measures(accounts::Visit& visit);
[[nodiscard]] web::Response create_progress_visit(accounts::Visit& visit);
/// Those that undoing the acceptance of a paper leaves: something is tied to them.
[[nodiscard]] std::set<assessment::FindingId>
tied_findings_of(accounts::Visit& visit, assessment::ChallengeId challenge);

[[nodiscard]] web::Response show_suggestions(accounts::Visit& visit);
[[nodiscard]] web::Response create_concern(accounts::Visit& visit);

/// What answers a finding, and ways to answer it; empty for who may not see the plan.
[[nodiscard]] web::Html
remedies_at_finding(accounts::Visit& visit, const assessment::ChallengeFinding& finding);
/// The measure that a promise became, or the way to make it one.
[[nodiscard]] web::Html
measure_at_response(accounts::Visit& visit, const assessment::FindingResponse& response);
/// What a measure answers.
[[nodiscard]] web::Html thread_at_measure(accounts::Visit& visit, plan::MeasureId measure);

}  // namespace dueregard::thread
