#pragma once
// A browser on this part's routes in tests: keeps cookies and sends each form's token, without a server
// between.

#include "accounts/admission.hpp"
#include "accounts/routes.hpp"
#include "support/test_db.hpp"
#include "web/path_table.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dueregard::test_support {

using Given = std::initializer_list<std::pair<std::string, std::string>>;

[[nodiscard]] inline std::string header(const web::Response& response, std::string_view name) {
    for (const auto& [one, value] : response.headers) {
        if (one == name) return value;
    }
    return "";
}

class Browsing {
public:
    explicit Browsing(TestDb& test) : test_(test) {}

    web::Response get(const std::string& path, Given query = {}) {
        web::Request request{.method = web::Method::get, .path = path};
        for (const auto& [name, value] : query)
            request.query.add(name, value);
        return ask(request);
    }

    web::Response post(const std::string& path, Given form = {}) {
        web::Request request{.method = web::Method::post, .path = path};
        request.form.add("csrf_token", token_);
        for (const auto& [name, value] : form)
            request.form.add(name, value);
        for (const auto& [name, value] : smuggled)
            request.form.add(name, value);
        return ask(request);
    }

    web::Response sign_in(const std::string& password, const std::string& return_to = "/") {
        (void)get("/sign-in", {{"return_to", return_to}});
        return post(
            "/sign-in", {{"email", "amina@example.com"}, {"password", password}, {"return_to", return_to}}
        );
    }

    std::map<std::string, std::string, std::less<>> cookies;
    std::map<std::string, std::string, std::less<>> headers;  ///< sent with every request
    std::vector<std::pair<std::string, std::string>>
        smuggled;  ///< sent with every form, after its own fields
    accounts::Site site;

private:
    web::Response ask(web::Request request) {
        request.cookies = cookies;
        request.address = "192.0.2.7";
        request.headers = headers;
        request.headers["user-agent"] =
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
        std::vector<web::PathPattern> patterns;
        for (const auto& route : accounts::routes())
            patterns.push_back({route.method, route.path});
        const auto match =
            std::get<web::PathMatch>(web::PathTable(patterns).find(request.method, request.path));
        const auto& route = accounts::routes()[match.index];
        auto visit = accounts::visit_of(request, test_.db, test_.clock, web::Transport::plain);
        visit.parameters = match.parameters;
        visit.site = site;
        auto response = accounts::sent_elsewhere(visit, route);
        if (!response) response = route.handler(visit);
        keep(*response);
        return *response;
    }

    void keep(const web::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            const auto equals = value.find('=');
            const auto end = value.find(';');
            const auto kept = value.substr(equals + 1, end - equals - 1);
            if (kept.empty()) {
                cookies.erase(value.substr(0, equals));
            } else {
                cookies[value.substr(0, equals)] = kept;
            }
        }
        constexpr std::string_view field = R"(name="csrf_token" value=")";
        const auto start = response.body.find(field);
        if (start == std::string::npos) return;
        const auto from = start + field.size();
        token_ = response.body.substr(from, response.body.find('"', from) - from);
    }

    TestDb& test_;
    std::string token_;
};

}  // namespace dueregard::test_support
