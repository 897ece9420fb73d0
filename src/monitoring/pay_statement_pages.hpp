#pragma once
// The pages of pay gaps: all of them, one worked out from a payroll, one shown, published or put aside, its
// actions, and how it stands among councils.

#include "accounts/visit.hpp"
#include "monitoring/pay_statement.hpp"
#include "web/layout.hpp"
#include "web/response.hpp"

#include <string>
#include <vector>

namespace dueregard::monitoring {

[[nodiscard]] web::Response show_pay_statements(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_pay_statement(accounts::Visit& visit);
[[nodiscard]] web::Response create_pay_statement(accounts::Visit& visit);
[[nodiscard]] web::Response show_pay_statement(accounts::Visit& visit);
[[nodiscard]] web::Response create_pay_publication(accounts::Visit& visit);
[[nodiscard]] web::Response create_pay_discarding(accounts::Visit& visit);
[[nodiscard]] web::Response download_service_return(accounts::Visit& visit);

[[nodiscard]] web::Response show_pay_actions(accounts::Visit& visit);
[[nodiscard]] web::Response create_pay_actions(accounts::Visit& visit);

[[nodiscard]] web::Response show_pay_comparison(accounts::Visit& visit);
[[nodiscard]] web::Response create_pay_comparison(accounts::Visit& visit);

/// That of the path. Throws NotFound where it is a draft and the visitor does not work on pay gaps.
[[nodiscard]] PayStatement pay_statement_in(accounts::Visit& visit);

/// From all statements to this page.
[[nodiscard]] std::vector<web::Breadcrumb>
pay_breadcrumbs(const PayStatement& statement, const std::string& last);

}  // namespace dueregard::monitoring
