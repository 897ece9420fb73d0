#pragma once
// The pages of challenges: all of them, one with its team and how far it has come, its history, the forms.

#include "accounts/visit.hpp"
#include "assessment/challenge.hpp"
#include "web/breadcrumbs.hpp"
#include "web/html.hpp"
#include "web/notification_banner.hpp"
#include "web/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

// What the pages below /challenges/{} share.

/// Throws NotFound where there is none or the visitor may not see it.
[[nodiscard]] Challenge challenge_in_path(accounts::Visit& visit);
/// "/challenges/…"
[[nodiscard]] std::string path_of(ChallengeId id);
/// Its title, stage and days, and the way to its other pages; `here` is the path of the page that is shown.
[[nodiscard]] web::Html
challenge_heading(const accounts::Visit& visit, const Challenge& challenge, std::string_view here);
/// "Challenges", the challenge, and where `title` is given that page of it.
[[nodiscard]] std::vector<web::Breadcrumb>
breadcrumbs(const Challenge& challenge, std::string_view title = "");

/// What has just been done, as the address after a redirect says it: "?done=added".
[[nodiscard]] std::optional<web::NotificationBanner> done_notice(const accounts::Visit& visit);

[[nodiscard]] web::Response show_challenges(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_challenge(accounts::Visit& visit);
[[nodiscard]] web::Response create_challenge(accounts::Visit& visit);
[[nodiscard]] web::Response show_challenge(accounts::Visit& visit);
[[nodiscard]] web::Response show_challenge_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_challenge(accounts::Visit& visit);
[[nodiscard]] web::Response create_stage(accounts::Visit& visit);
[[nodiscard]] web::Response show_challenge_history(accounts::Visit& visit);

[[nodiscard]] web::Response show_new_member(accounts::Visit& visit);
[[nodiscard]] web::Response create_member(accounts::Visit& visit);
[[nodiscard]] web::Response create_member_removal(accounts::Visit& visit);

}  // namespace dueregard::assessment
