#include "accounts/visit_page.hpp"

#include "accounts/session.hpp"
#include "web/csrf.hpp"

namespace dueregard::accounts {

namespace {

web::Current current(std::string_view here, std::string_view place) {
    if (here == place) return web::Current::page;
    const bool is_below =
        place != "/" && here.starts_with(place) && here.substr(place.size()).starts_with('/');
    return is_below ? web::Current::section : web::Current::no;
}

/// In the last half hour of a session: what is being written must not be lost to its end.
std::optional<web::NotificationBanner> warning_of_end(const Visit& visit) {
    const auto ends = visit.visitor->session_ends;
    if (!ends || visit.clock.now().milliseconds < ends->milliseconds - warning_milliseconds) {
        return std::nullopt;
    }
    web::Fields query;
    if (visit.request.method == web::Method::get) {
        query.add("return_to", web::address_with(visit.request.path, visit.request.query));
    }
    web::Html text;
    text << R"(<p class="govuk-notification-banner__heading">You will be signed out on )"
         << british_time(*ends)
         << R"(, 12 hours after you signed in. <a class="govuk-notification-banner__link" href=")"
         << web::address_with("/account/session", query) << R"(">Stay signed in</a></p>)";
    return web::NotificationBanner{.text = std::move(text), .title_id = "session-end-title"};
}

void add_what_who_is_signed_in_needs(const Visit& visit, web::PageOptions& options) {
    options.warning = warning_of_end(visit);
    options.idle_seconds = idle_milliseconds / 1000;
    options.footer_links.push_back({.text = "Your account", .href = "/account"});
    options.footer_links.push_back({.text = "How long you stay signed in", .href = "/account/session"});
}

}  // namespace

web::Response visit_page(const Visit& visit, web::PageOptions options, const web::Html& content, int status) {
    options.organisation_name = visit.organisation_name;
    if (visit.visitor) {
        add_what_who_is_signed_in_needs(visit, options);
        options.sign_out = web::SignOut{
            .person_name = visit.visitor->name, .csrf_token = web::masked_token(visit.csrf_token)
        };
        for (const auto& place : visit.places) {
            if (!visit.may(place.permission)) continue;
            options.navigation.push_back({
                .text = place.title,
                .href = std::string(place.path),
                .current = current(visit.request.path, place.path),
            });
        }
    }
    return web::html_response(web::page(options, content), status);
}

web::Html token_field(const Visit& visit) {
    return web::csrf_field(web::masked_token(visit.csrf_token));
}

}  // namespace dueregard::accounts
