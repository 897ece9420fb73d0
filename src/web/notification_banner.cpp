#include "web/notification_banner.hpp"

#include "base/text.hpp"
#include "web/indent.hpp"

namespace dueregard::web {

namespace {

bool is_success(const NotificationBanner& options) {
    return options.kind == BannerKind::success;
}

Html title(const NotificationBanner& options) {
    if (!options.title.empty()) return options.title.html();
    return is_success(options) ? "Success"_html : "Important"_html;
}

std::string_view role(const NotificationBanner& options) {
    if (!options.role.empty()) return options.role;
    return is_success(options) ? "alert" : "region";
}

Html body(const Content& content) {
    if (content.empty()) return {};
    if (content.is_markup()) return Html{} << "    " << inner(content, 4) << "\n";
    const Html text = Html{} << dueregard::trimmed(content.text());
    return Html{} << "    <p class=\"govuk-notification-banner__heading\">\n      " << indented(text, 6)
                  << "\n    </p>\n";
}

}  // namespace

Html notification_banner(const NotificationBanner& options) {
    const std::string_view kind = is_success(options) ? "govuk-notification-banner--success" : "";
    Html html;
    html << "<div class=\"" << spaced({"govuk-notification-banner", kind, options.classes}) << "\" role=\""
         << role(options) << "\" aria-labelledby=\"" << options.title_id
         << "\" data-module=\"govuk-notification-banner\"";
    if (options.disable_auto_focus) {
        html << " data-disable-auto-focus=\"" << (*options.disable_auto_focus ? "true"_html : "false"_html)
             << "\"";
    }
    return html << options.attributes << ">\n  <div class=\"govuk-notification-banner__header\">\n    <h"
                << options.heading_level << " class=\"govuk-notification-banner__title\" id=\""
                << options.title_id << "\">\n      " << title(options) << "\n    </h" << options.heading_level
                << ">\n  </div>\n  <div class=\"govuk-notification-banner__content\">\n"
                << body(options.text) << "  </div>\n</div>";
}

}  // namespace dueregard::web
