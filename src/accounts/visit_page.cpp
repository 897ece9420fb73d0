#include "accounts/visit_page.hpp"

#include "accounts/session.hpp"
#include "web/csrf.hpp"

#include <algorithm>
#include <iterator>

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

web::ServiceNavigationItem item_for(const Visit& visit, const Place& place) {
    return {
        .text = place.title,
        .href = std::string(place.path),
        .current = current(visit.request.path, place.path),
    };
}

/// A section leads to the first place of it that the visitor may see, and is called by that place's title
/// where it is the only one. The places of the section that the page is in stand in a row of their own.
void add_navigation(const Visit& visit, web::PageOptions& options) {
    for (auto first = visit.places.begin(); first != visit.places.end();) {
        const auto past = std::find_if(first, visit.places.end(), [&](const Place& place) {
            return place.section.empty() ? &place != &*first : place.section != first->section;
        });
        std::vector<web::ServiceNavigationItem> items;
        for (; first != past; ++first)
            if (visit.may(first->permission)) items.push_back(item_for(visit, *first));
        if (items.empty()) continue;
        auto section = items.front();
        const bool is_here = !std::ranges::all_of(items, [](const web::ServiceNavigationItem& item) {
            return item.current == web::Current::no;
        });
        if (items.size() > 1) {
            section.text = std::prev(past)->section;
            section.current = is_here ? web::Current::section : web::Current::no;
            if (is_here) {
                options.section = std::prev(past)->section;
                options.section_navigation = std::move(items);
            }
        }
        options.navigation.push_back(std::move(section));
    }
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
        add_navigation(visit, options);
    }
    return web::html_response(web::page(options, content), status);
}

web::Html token_field(const Visit& visit) {
    return web::csrf_field(web::masked_token(visit.csrf_token));
}

}  // namespace dueregard::accounts
