#pragma once
// Evidence: added to a measure, handed out, taken back.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_new_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence(accounts::Visit& visit);
/// The file, always as an attachment.
[[nodiscard]] web::Response download_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response show_evidence_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence_withdrawal(accounts::Visit& visit);

}  // namespace dueregard::plan
