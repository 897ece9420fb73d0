#pragma once
// Giving a return, reading it, agreeing it and sending it back.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

/// The form for who may write it now, and the return as it stands for everybody else.
[[nodiscard]] web::Response show_return(accounts::Visit& visit);
/// Save or submit, as the button says.
[[nodiscard]] web::Response update_return(accounts::Visit& visit);
/// What a script saves while the form is being written: {"version":"4"}, 409 where somebody else changed it,
/// 422 where it cannot be kept.
[[nodiscard]] web::Response update_draft(accounts::Visit& visit);

[[nodiscard]] web::Response show_agreement(accounts::Visit& visit);
[[nodiscard]] web::Response create_agreement(accounts::Visit& visit);
[[nodiscard]] web::Response create_sending_back(accounts::Visit& visit);

}  // namespace dueregard::plan
