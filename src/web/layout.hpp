#pragma once
// The whole page round its content: head, skip link, header, service navigation, main, footer. No script and
// no style stands in the page itself, so that the content security policy can forbid both.

#include "web/back_link.hpp"
#include "web/breadcrumbs.hpp"
#include "web/error_summary.hpp"
#include "web/footer.hpp"
#include "web/html.hpp"
#include "web/notification_banner.hpp"
#include "web/service_navigation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

/// Who is signed in, and the form that signs them out: a button, because it changes something.
struct SignOut {
    std::string person_name;
    std::string action = "/sign-out";
    std::string csrf_token;
};

struct PageOptions {
    /// What this page is, front-loaded: "Measures". The title is this, then the product, then the
    /// organisation; before it "Error: " where there are errors.
    std::string title;
    std::string organisation_name;
    std::vector<ServiceNavigationItem> navigation;
    /// The section of the service that the page is in, and the places of it: a second row below the first.
    std::string section;
    std::vector<ServiceNavigationItem> section_navigation;
    std::optional<SignOut> sign_out = std::nullopt;
    std::vector<Breadcrumb> breadcrumbs;
    std::optional<BackLink> back_link = std::nullopt;
    /// Shown above the content as the error summary.
    std::vector<ErrorLink> errors;
    std::optional<NotificationBanner> notice = std::nullopt;
    /// What will happen if the reader does nothing; stands above the notice.
    std::optional<NotificationBanner> warning = std::nullopt;
    /// After so many seconds without a page the reader is signed out: a script says so five minutes before. 0
    /// where nobody is signed in.
    std::int64_t idle_seconds = 0;
    std::vector<FooterLink> footer_links;
};

/// A whole document. `content` begins with the page's one <h1>.
[[nodiscard]] Html page(const PageOptions& options, const Html& content);

/// The hidden field that every form of ours carries; its name is what the server looks for.
[[nodiscard]] Html csrf_field(std::string_view token);

}  // namespace dueregard::web
