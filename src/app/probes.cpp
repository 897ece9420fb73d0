#include "app/probes.hpp"

#include "base/failure.hpp"

#include <string>

namespace dueregard::app {

namespace {

web::Response plain(int status, std::string text, std::string_view type = "text/plain; charset=utf-8") {
    return {.status = status, .headers = {{"Content-Type", std::string(type)}}, .body = std::move(text)};
}

/// A proxy on this machine that is not trusted passes on what others ask.
bool is_this_machine(const web::Request& request) {
    const std::string_view address = request.address;
    if (!request.header("x-forwarded-for").empty() || !request.header("forwarded").empty()) return false;
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

}  // namespace

std::optional<web::Response> answer_probe(
    const web::Request& request, const web::Metrics* metrics, const std::function<void()>& reach_register
) {
    if (request.method != web::Method::get) return std::nullopt;
    if (request.path == "/health") return plain(200, "ok\n");
    if (request.path == "/ready") {
        // A register out of reach is the answer here, not the end of the request.
        try {
            reach_register();
        } catch (const Failure&) {
            return plain(503, "The register cannot be reached.\n");
        }
        return plain(200, "ready\n");
    }
    if (request.path == "/metrics" && metrics != nullptr && is_this_machine(request))
        return plain(200, metrics->text(), "text/plain; version=0.0.4; charset=utf-8");
    return std::nullopt;
}

}  // namespace dueregard::app
