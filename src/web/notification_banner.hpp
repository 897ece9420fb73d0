#pragma once
// What the reader must know that is not this page's own matter, and what has just been done. GOV.UK Design
// System: notification banner.

#include "web/html.hpp"

#include <optional>
#include <string>

namespace dueregard::web {

enum class BannerKind { important, success };

struct NotificationBanner {
    Content text;  ///< text stands as one heading line; markup as it is
    BannerKind kind = BannerKind::important;
    Content title;  ///< where not said, "Important" or "Success"
    int heading_level = 2;
    std::string title_id = "govuk-notification-banner-title";
    std::string role;  ///< where not said, "region", or "alert" for success
    std::optional<bool> disable_auto_focus = std::nullopt;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html notification_banner(const NotificationBanner& options);

}  // namespace dueregard::web
