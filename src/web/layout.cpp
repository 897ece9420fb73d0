#include "web/layout.hpp"

#include "web/embedded_assets.hpp"
#include "web/footer.hpp"
#include "web/generic_header.hpp"
#include "web/skip_link.hpp"

#include <string_view>

namespace dueregard::web {

namespace {

constexpr std::string_view product = "Due Regard";
constexpr Literal brand_colour = "#1e5a46";

Html title(const PageOptions& options) {
    Html html;
    if (!options.errors.empty()) html << "Error: ";
    if (!options.title.empty()) html << options.title << " – ";
    html << product;
    if (!options.organisation_name.empty()) html << " – " << options.organisation_name;
    return html;
}

Html head(const PageOptions& options) {
    return Html{}
           << "  <head>\n    <meta charset=\"utf-8\">\n    <title>" << title(options) << "</title>\n"
           << "    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n"
           << "    <meta name=\"theme-color\" content=\"" << brand_colour << "\">\n"
           << "    <link rel=\"icon\" sizes=\"48x48\" href=\"" << asset_address("images/favicon.png")
           << "\">\n    <link rel=\"icon\" sizes=\"any\" href=\"" << asset_address("images/favicon.svg")
           << "\" type=\"image/svg+xml\">\n    <link rel=\"stylesheet\" href=\""
           << asset_address("application.css") << "\">\n    <script type=\"module\" src=\""
           << asset_address("application.js") << "\"></script>\n  </head>\n";
}

Html sign_out_form(const SignOut& sign_out) {
    return Html{} << "<form class=\"app-sign-out\" method=\"post\" action=\"" << sign_out.action << "\">"
                  << csrf_field(sign_out.csrf_token) << "<span class=\"app-sign-out__person\">"
                  << sign_out.person_name
                  << "</span><button class=\"app-link-button\" type=\"submit\">Sign out</button></form>";
}

Html section_row(const PageOptions& options) {
    Html html;
    if (options.section_navigation.empty()) return html;
    html << "<nav class=\"app-section-navigation\" aria-label=\"" << options.section
         << "\">\n<ul class=\"app-section-navigation__list govuk-width-container\">\n";
    for (const auto& item : options.section_navigation) {
        html << "<li><a class=\"app-section-navigation__link\" href=\"" << item.href << "\""
             << aria_current(item.current) << ">" << item.text << "</a></li>\n";
    }
    return html << "</ul>\n</nav>\n";
}

Html header(const PageOptions& options) {
    const std::string_view owner = options.organisation_name.empty() ? product : options.organisation_name;
    ServiceNavigation navigation = {
        .service_name = std::string(product),
        .service_url = "/",
        .items = options.navigation,
    };
    if (options.sign_out) {
        navigation.slots.end = sign_out_form(*options.sign_out);
        navigation.slots.end_inline = true;
    }
    return Html{} << "    <header class=\"govuk-template__header\">\n"
                  << generic_header({.logo = owner}) << "\n"
                  << service_navigation(navigation) << "\n"
                  << section_row(options) << "    </header>\n";
}

Html before_main(const PageOptions& options) {
    Html html;
    if (!options.breadcrumbs.empty()) {
        html << breadcrumbs({.items = options.breadcrumbs, .collapse_on_mobile = true}) << "\n";
    }
    if (options.back_link) {
        // A landmark of its own: it stands before <main>, and what stands in no landmark is passed over.
        html << "<nav aria-label=\"Back\">" << back_link(*options.back_link) << "</nav>\n";
    }
    return html;
}

Html body_tag(const PageOptions& options) {
    Html html;
    html << "  <body class=\"govuk-template__body\"";
    if (options.idle_seconds > 0) html << " data-idle-seconds=\"" << options.idle_seconds << "\"";
    return html << ">\n";
}

Html above_content(const PageOptions& options) {
    Html html;
    if (!options.errors.empty()) html << error_summary({.errors = options.errors}) << "\n";
    if (options.warning) html << notification_banner(*options.warning) << "\n";
    if (options.notice) html << notification_banner(*options.notice) << "\n";
    return html;
}

}  // namespace

Html page(const PageOptions& options, const Html& content) {
    Html html;
    html.reserve(content.view().size() + 8192);
    html << "<!DOCTYPE html>\n<html lang=\"en\" class=\"govuk-template\">\n"
         << head(options) << body_tag(options) << skip_link({}) << "\n"
         << header(options) << "    <div class=\"govuk-width-container\">\n"
         << before_main(options) << "      <main class=\"govuk-main-wrapper\" id=\"main-content\">\n"
         << above_content(options) << content
         << "\n      </main>\n    </div>\n    <footer class=\"govuk-template__footer\">\n"
         << footer({
                .owner = options.organisation_name.empty() ? std::string(product) : options.organisation_name,
                .links = options.footer_links,
            })
         << "\n    </footer>\n  </body>\n</html>\n";
    return html;
}

Html csrf_field(std::string_view token) {
    return Html{} << "<input type=\"hidden\" name=\"csrf_token\" value=\"" << token << "\">";
}

}  // namespace dueregard::web
