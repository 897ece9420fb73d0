#pragma once
// A statement of pay gaps as its page shows it.

#include "accounts/visit.hpp"
#include "monitoring/pay_statement.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>

namespace dueregard::monitoring {

[[nodiscard]] std::string path_of(PayStatementId id);
/// "Pay gaps on 31 March 2026"
[[nodiscard]] std::string title_of(const PayStatement& statement);

/// One gap: in sentences, by group, in bands as a chart with its table, by grade and by directorate.
[[nodiscard]] web::Html gap_html(const PayGapReport& report, const std::optional<GapMovement>& movement);

/// What the council does about it; with a link to the form for who may plan it.
[[nodiscard]] web::Html actions_html(const accounts::Visit& visit, const PayStatement& statement);

/// How the gap by sex stands among councils' published ones.
[[nodiscard]] web::Html comparison_html(const accounts::Visit& visit, const PayStatement& statement);

/// Every fault of a payroll, with its line.
[[nodiscard]] web::Html faults_html(const PayrollProblem& problem);

}  // namespace dueregard::monitoring
