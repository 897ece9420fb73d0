#pragma once
// A row of the router's table. Each part lists its own in routes.cpp; app puts the lists one after the other.

#include "accounts/permission.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <string_view>

namespace dueregard::accounts {

struct Visit;

/// Which tokens (api_token.hpp) come in here at all; the permission is asked of their person beside it.
enum class Tokens {
    none,       ///< for people in a browser
    that_read,  ///< and those that write
    that_write,
};

struct Route {
    web::Method method = web::Method::get;
    std::string_view path;  ///< "/measures/{}/returns": {} stands for one segment
    Permission permission = Permission::read_plan;
    web::Response (*handler)(Visit&) = nullptr;
    Tokens tokens = Tokens::none;
};

}  // namespace dueregard::accounts
