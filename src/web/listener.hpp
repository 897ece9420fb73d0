#pragma once
// The network's half of the server: speaks HTTP with many browsers on one thread, and has each request
// answered on a worker thread.

#include "web/parse_request.hpp"
#include "web/refusal.hpp"
#include "web/response.hpp"
#include "web/server.hpp"

#include <functional>
#include <string>

namespace dueregard::web {

/// What the listener asks for; none of them ever throws.
struct Answers {
    /// The response to a request, on a worker thread.
    std::function<Response(RawRequest raw, const std::string& reference)> to_request;
    /// The response where no request could be read or no worker is free, on the network's thread.
    std::function<Response(const Refusal& refusal, const std::string& reference)> to_refusal;
    /// The way to the pages, for who asked in the clear; on the network's thread.
    std::function<Response(const RawRequest& raw, const std::string& reference)> to_elsewhere;
};

/// Listens until told to stop; see serve().
void listen(const ServerOptions& options, const Answers& answers, Log& log);

}  // namespace dueregard::web
