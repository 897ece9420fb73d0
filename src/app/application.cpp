#include "app/application.hpp"

#include "accounts/admission.hpp"
#include "accounts/visit.hpp"
#include "accounts/visit_page.hpp"
#include "app/migrations.hpp"
#include "app/probes.hpp"
#include "app/routes.hpp"
#include "base/failure.hpp"
#include "storage/migrate.hpp"
#include "web/embedded_assets.hpp"
#include "web/error_page.hpp"
#include "web/kept_form.hpp"

namespace dueregard::app {

namespace {

std::vector<web::PathPattern> patterns_of(const std::vector<accounts::Route>& routes) {
    std::vector<web::PathPattern> patterns;
    patterns.reserve(routes.size());
    for (const auto& route : routes)
        patterns.push_back({.method = route.method, .path = route.path});
    return patterns;
}

void bring_up_to_date(const std::string& database, const Clock& clock) {
    auto db = storage::Db::open(database, clock);
    storage::migrate(db, all_migrations());
}

}  // namespace

Application::Application(const Settings& settings, const Clock& clock)
    : settings_(settings)
    , clock_(clock)
    , routes_(all_routes())
    , paths_(patterns_of(routes_))
    , pool_((bring_up_to_date(settings.database, clock), settings.database), clock, settings.connections) {}

web::Response Application::answer(const web::Request& request, web::Transport transport) {
    if (auto asset = web::embedded_shelf().answer(request)) return std::move(*asset);
    const auto reach_register = [&] {
        pool_.with([](storage::Db& db) { static_cast<void>(db.query("select 1 from organisation limit 1")); }
        );
    };
    if (auto probe = answer_probe(request, settings_.metrics, reach_register)) return std::move(*probe);
    const auto found = paths_.find(request.method, request.path);
    if (const auto* match = std::get_if<web::PathMatch>(&found))
        return answer_matched(request, *match, transport);
    if (const auto* others = std::get_if<web::OtherMethods>(&found)) {
        return {.status = 405, .headers = {{"Allow", web::allow_header(*others)}}, .body = ""};
    }
    throw NotFound("No route has this path.");
}

web::Response Application::answer_matched(
    const web::Request& request, const web::PathMatch& match, web::Transport transport
) {
    const auto& route = routes_.at(match.index);
    web::Response response;
    pool_.with([&](storage::Db& db) {
        auto visit = accounts::visit_of(request, db, clock_, transport);
        visit.parameters = match.parameters;
        visit.places = places();
        visit.service_area_uses = service_area_uses();
        visit.erasure_steps = erasure_steps();
        visit.kept = &kept_;
        visit.site = settings_.site;
        auto elsewhere = accounts::sent_elsewhere(visit, route);
        response = elsewhere ? std::move(*elsewhere) : route.handler(visit);
    });
    return response;
}

web::Response
Application::error_page(int status, const web::Request& request, std::string_view reference) const {
    const auto kept = status == 503 ? web::kept_form(request) : web::Html();
    return web::html_response(web::error_page(status, reference, {}, kept), status);
}

}  // namespace dueregard::app
