#include "accounts/visit_page.hpp"

#include "web/csrf.hpp"

namespace dueregard::accounts {

namespace {

web::Current current(std::string_view here, std::string_view place) {
    if (here == place) return web::Current::page;
    const bool is_below =
        place != "/" && here.starts_with(place) && here.substr(place.size()).starts_with('/');
    return is_below ? web::Current::section : web::Current::no;
}

}  // namespace

web::Response visit_page(const Visit& visit, web::PageOptions options, const web::Html& content, int status) {
    options.organisation_name = visit.organisation_name;
    if (visit.visitor) {
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
