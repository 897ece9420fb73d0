#pragma once
// The practice library as pages: searching it, one practice, its form, what others share, taking practices
// from a challenge.

#include "accounts/visit.hpp"
#include "practice/practice.hpp"
#include "web/html.hpp"
#include "web/notification_banner.hpp"
#include "web/response.hpp"

#include <optional>
#include <string>

namespace dueregard::practice {

[[nodiscard]] std::string path_of(PracticeId id);
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

[[nodiscard]] web::Response show_library(accounts::Visit& visit);
[[nodiscard]] web::Response create_sharing(accounts::Visit& visit);
[[nodiscard]] web::Response show_practice(accounts::Visit& visit);
[[nodiscard]] web::Response create_practice_act(accounts::Visit& visit);
[[nodiscard]] web::Response show_shared_practice(accounts::Visit& visit);

// practice_form_pages.cpp
[[nodiscard]] web::Response show_new_practice(accounts::Visit& visit);
[[nodiscard]] web::Response create_practice(accounts::Visit& visit);
[[nodiscard]] web::Response show_practice_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_practice(accounts::Visit& visit);
[[nodiscard]] web::Response show_practice_of_challenge(accounts::Visit& visit);
[[nodiscard]] web::Response create_practice_of_challenge(accounts::Visit& visit);

}  // namespace dueregard::practice
