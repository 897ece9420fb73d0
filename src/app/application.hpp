#pragma once
// From a request to its answer: the table of routes, the visit, the permission. Server and stories use the
// same.

#include "accounts/route.hpp"
#include "accounts/site.hpp"
#include "base/clock.hpp"
#include "base/kept.hpp"
#include "storage/db.hpp"
#include "web/cookie.hpp"
#include "web/metrics.hpp"
#include "web/path_table.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::app {

struct Settings {
    std::string database;
    std::size_t connections = 8;            ///< to the database; as many as answer at a time
    const web::Metrics* metrics = nullptr;  ///< what /metrics tells; null: no such page
    accounts::Site site = {};
};

class Application {
public:
    /// Brings the register up to date first. Throws Unavailable or Conflict where that cannot be.
    Application(const Settings& settings, const Clock& clock);

    /// Throws a Failure where there is no such page, or the visitor may not see it.
    /// `transport` is how the visitor came, and so how cookies are set.
    [[nodiscard]] web::Response
    answer(const web::Request& request, web::Transport transport = web::Transport::plain);
    /// The page for a failure; it works without the register, and keeps a form that could not be taken just
    /// now.
    [[nodiscard]] web::Response
    error_page(int status, const web::Request& request, std::string_view reference) const;

private:
    [[nodiscard]] web::Response
    answer_matched(const web::Request& request, const web::PathMatch& match, web::Transport transport);

    Settings settings_;
    const Clock& clock_;
    std::vector<accounts::Route> routes_;
    web::PathTable paths_;
    storage::Pool pool_;
    Kept kept_;
};

}  // namespace dueregard::app
