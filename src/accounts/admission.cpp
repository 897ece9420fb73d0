#include "accounts/admission.hpp"

#include "accounts/api_token_store.hpp"
#include "accounts/delegation_store.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/session_store.hpp"
#include "accounts/sign_in.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/csrf.hpp"

#include <algorithm>
#include <cstdlib>

namespace dueregard::accounts {

namespace {

std::vector<Role> roles_in(const std::vector<RoleGrant>& grants) {
    std::vector<Role> roles;
    for (const auto& grant : grants) {
        if (std::ranges::find(roles, grant.role) == roles.end()) roles.push_back(grant.role);
    }
    return roles;
}

bool is_administrator(const std::vector<RoleGrant>& grants) {
    return std::ranges::find(grants, Role::administrator, &RoleGrant::role) != grants.end();
}

std::vector<ChallengeId> challenges_in(const std::vector<RoleGrant>& grants) {
    std::vector<ChallengeId> challenges;
    for (const auto& grant : grants) {
        if (grant.challenge) challenges.push_back(*grant.challenge);
    }
    return challenges;
}

/// A moment ahead of now counts too: the clock has been put back, and lives are counted from here again.
bool was_noted_lately(Instant at, Instant now) {
    return std::abs(now.milliseconds - at.milliseconds) < seen_step_milliseconds;
}

/// Looking at a page goes on while others write, or nobody can: then the next visit is marked.
void mark_seen(storage::Db& db, const LiveSession& live, Instant now) {
    if (was_noted_lately(live.session.seen_at, now)) return;
    static_cast<void>(db.write_if_free([&](storage::Transaction& tx) {
        touch_session(tx, live.organisation, live.session.id);
    }));
}

void sign_in_visitor(Visit& visit, const LiveSession& live, std::string_view token) {
    visit.organisation = live.organisation;
    visit.organisation_name = live.organisation_name;
    visit.csrf_token = form_token(token);
    visit.visitor = Visitor{
        .person = live.session.person,
        .name = live.person_name,
        .roles = roles_in(live.roles),
        .service_areas = service_areas_led_by(visit.db, live.organisation, live.roles),
        .session = live.session.id,
        .challenges = challenges_in(live.roles),
        .session_ends = end_of(live.session),
        .token = std::nullopt,
        .stands_in_for = absent_of(visit.db, live.organisation, live.session.person, visit.clock.now()),
        .owes_second_step = live.lacks_second_step && is_administrator(live.roles),
    };
}

/// What stands after "Authorization: Bearer "; nothing where there is no such header (RFC 6750, 2.1).
std::optional<std::string_view> bearer_token(const web::Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = request.header("authorization");
    if (!starts_with_ignoring_case(header, scheme)) return std::nullopt;
    return trimmed(header.substr(scheme.size()));
}

void let_token_in(Visit& visit, std::string_view token) {
    const auto now = visit.clock.now();
    const auto live = find_api_token(visit.db, token, now);
    if (!live) return;
    visit.organisation = live->organisation;
    visit.organisation_name = live->organisation_name;
    // A page that shows a form again, since something in it was wrong, has forms, and each has a token.
    visit.csrf_token = form_token(web::fresh_token());
    visit.visitor = Visitor{
        .person = live->person,
        .name = live->person_name,
        .roles = roles_in(live->roles),
        .service_areas = service_areas_led_by(visit.db, live->organisation, live->roles),
        .session = {},
        .challenges = challenges_in(live->roles),
        .session_ends = std::nullopt,
        .token = live->token.scope,
    };
    if (was_noted_lately(live->token.used_at.value_or(Instant{}), now)) return;
    static_cast<void>(visit.db.write_if_free([&](storage::Transaction& tx) {
        touch_api_token(tx, live->organisation, live->token.id);
    }));
}

bool takes(const Route& route, TokenScope scope) {
    return route.tokens == Tokens::that_read
           || (route.tokens == Tokens::that_write && scope == TokenScope::write);
}

/// A browser never sends the header by itself, so no other site can, and a form needs no token of ours.
std::optional<web::Response> turned_away(const Visit& visit, const Route& route) {
    if (!visit.visitor) {
        return web::Response{
            .status = 401,
            .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}},
            .body = "The token does not work: it was never given, has expired or was ended.\n"
        };
    }
    if (!takes(route, visit.visitor->token.value_or(TokenScope::read))) {
        throw Forbidden("This address takes no token, or none that only reads.");
    }
    visit.require(route.permission);
    return std::nullopt;
}

void welcome_stranger(Visit& visit) {
    if (const auto organisation = only_organisation(visit.db)) {
        visit.organisation = organisation->id;
        visit.organisation_name = organisation->short_name;
    }
    // Without a cookie nobody can know the token: the sign-in page sets the one and shows the other.
    const auto cookie = web::cookie_of(visit.request, visitor_cookie, visit.transport);
    visit.csrf_token = form_token(cookie.empty() ? web::fresh_token() : cookie);
}

/// Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/); those that do not are
/// held to the token alone.
bool is_from_another_site(const web::Request& request) {
    const auto site = request.header("sec-fetch-site");
    return site == "cross-site" || site == "same-site";
}

bool is_own_form(const Visit& visit) {
    const auto sent = visit.request.form.get(token_field_name);
    return !is_from_another_site(visit.request) && web::token_matches(sent, visit.csrf_token);
}

constexpr std::string_view second_step_path = "/account/second-step";

/// What somebody may do who must set a second step up first: that, and leave.
bool is_open_without_second_step(const Route& route) {
    return route.permission == Permission::anyone || route.path == "/sign-out"
           || route.path.starts_with(second_step_path);
}

/// The page itself where it was asked for, or the one that the form stood on.
std::string way_back(const web::Request& request) {
    if (request.method == web::Method::get) return web::address_with(request.path, request.query);
    const auto referer = request.header("referer");
    const auto host = request.header("host");
    const auto start = host.empty() ? std::string_view::npos : referer.find(host);
    return start == std::string_view::npos ? "/" : std::string(referer.substr(start + host.size()));
}

web::Response to_sign_in(const web::Request& request) {
    web::Fields query;
    const auto path = safe_return_path(way_back(request));
    if (path != "/") query.add("return_to", path);
    return web::see_other(web::address_with("/sign-in", query));
}

}  // namespace

Visit visit_of(const web::Request& request, storage::Db& db, const Clock& clock, web::Transport transport) {
    Visit visit{
        .request = request,
        .db = db,
        .clock = clock,
        .organisation = {},
        .organisation_name = "",
        .visitor = std::nullopt,
        .csrf_token = "",
        .parameters = {},
        .places = {},
        .service_area_uses = {},
        .erasure_steps = {},
        .transport = transport,
        .kept = nullptr,
    };
    if (const auto given = bearer_token(request)) {
        let_token_in(visit, *given);
        return visit;
    }
    const auto token = web::cookie_of(request, session_cookie, transport);
    const auto live = token.empty() ? std::nullopt : find_session(db, token, clock.now());
    if (live) {
        sign_in_visitor(visit, *live, token);
        mark_seen(db, *live, clock.now());
    } else {
        welcome_stranger(visit);
    }
    return visit;
}

Browser browser_of(const web::Request& request) {
    return {.address = request.address, .name = std::string(request.header("user-agent"))};
}

std::optional<web::Response> sent_elsewhere(const Visit& visit, const Route& route) {
    if (bearer_token(visit.request)) return turned_away(visit, route);
    if (!visit.visitor && route.permission != Permission::anyone) return to_sign_in(visit.request);
    const bool is_suspect = route.method == web::Method::post && !is_own_form(visit);
    if (is_suspect && route.permission == Permission::anyone) {
        return web::see_other(web::address_with(visit.request.path, {}));
    }
    if (is_suspect) {
        throw Forbidden(
            "A form was sent without the token of its session; load its page again and send it once more."
        );
    }
    if (visit.visitor && visit.visitor->owes_second_step && !is_open_without_second_step(route)) {
        return web::see_other(std::string(second_step_path));
    }
    visit.require(route.permission);
    return std::nullopt;
}

}  // namespace dueregard::accounts
