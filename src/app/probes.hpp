#pragma once
// What a program that watches this one asks: is it alive, can it answer, how does it fare. No session, no
// organisation.

#include "web/metrics.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <functional>
#include <optional>

namespace dueregard::app {

/// GET /health: "ok" while this process answers at all. GET /ready: "ready" where `reach_register` comes back
/// without throwing, else 503. GET /metrics: for this machine alone; others get what an unknown address gets,
/// which is nothing here, as for every other request.
[[nodiscard]] std::optional<web::Response> answer_probe(
    const web::Request& request, const web::Metrics* metrics, const std::function<void()>& reach_register
);

}  // namespace dueregard::app
