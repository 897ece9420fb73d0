#pragma once
// A visitor of pages in tests: asks a route's handler as a browser would, without a server between.

#include "accounts/acting.hpp"
#include "accounts/route.hpp"
#include "accounts/visit.hpp"
#include "support/test_db.hpp"
#include "web/csrf.hpp"
#include "web/path_table.hpp"
#include "web/response.hpp"

#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dueregard::test_support {

using FieldList = std::initializer_list<std::pair<std::string, std::string>>;

class Visitor {
public:
    Visitor(TestDb& test, accounts::Acting acting, std::vector<accounts::Route> routes)
        : test_(test), acting_(std::move(acting)), routes_(std::move(routes)), table_(patterns()) {}

    web::Response get(const std::string& path, FieldList query = {}) {
        web::Request request{.method = web::Method::get, .path = path};
        for (const auto& [name, value] : query)
            request.query.add(name, value);
        return ask(request);
    }

    web::Response post(const std::string& path, FieldList form, std::vector<web::UploadedFile> files = {}) {
        web::Request request{.method = web::Method::post, .path = path, .files = std::move(files)};
        for (const auto& [name, value] : form)
            request.form.add(name, value);
        return ask(request);
    }

    accounts::Site site;  ///< what the pages are told of the installation

private:
    [[nodiscard]] std::vector<web::PathPattern> patterns() const {
        std::vector<web::PathPattern> all;
        for (const auto& route : routes_)
            all.push_back({.method = route.method, .path = route.path});
        return all;
    }

    web::Response ask(const web::Request& request) {
        const auto answer = table_.find(request.method, request.path);
        const auto* const match = std::get_if<web::PathMatch>(&answer);
        if (match == nullptr) throw std::runtime_error("no route answers " + request.path);
        accounts::Visit visit{
            .request = request,
            .db = test_.db,
            .clock = test_.clock,
            .organisation = acting_.actor.organisation,
            .organisation_name = "Thornbury City Council",
            .visitor =
                accounts::Visitor{
                    .person = *acting_.actor.person,
                    .name = acting_.actor.name,
                    .roles = acting_.roles,
                    .service_areas = acting_.service_areas,
                    .session = {},
                    .challenges = acting_.challenges,
                    .stands_in_for = acting_.stands_in_for
                },
            .csrf_token = token_,
            .parameters = match->parameters,
            .places = {}
        };
        visit.site = site;
        const auto& route = routes_.at(match->index);
        visit.require(route.permission);
        return route.handler(visit);
    }

    TestDb& test_;
    accounts::Acting acting_;
    std::vector<accounts::Route> routes_;
    web::PathTable table_;
    std::string token_ = web::fresh_token();
};

/// Where a redirect leads; "" for another answer.
[[nodiscard]] inline std::string location(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Location") return value;
    }
    return "";
}

}  // namespace dueregard::test_support
