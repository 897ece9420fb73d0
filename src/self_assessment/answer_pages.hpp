#pragma once
// The page on which one criterion is answered, submitted and agreed.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::self_assessment {

[[nodiscard]] web::Response show_answer(accounts::Visit& visit);
[[nodiscard]] web::Response update_answer(accounts::Visit& visit);
[[nodiscard]] web::Response create_answer_act(accounts::Visit& visit);

}  // namespace dueregard::self_assessment
