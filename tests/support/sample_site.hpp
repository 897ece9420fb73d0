#pragma once
// A small site behind a real server on a port of its own, to speak raw bytes to.

#include "base/failure.hpp"
#include "support/raw_client.hpp"
#include "support/running_server.hpp"
#include "web/server.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace dueregard::web::small_site {

using namespace std::chrono_literals;
using testing::RawClient;

inline Response text(std::string body) {
    return {.headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::move(body)};
}

/// A small site with one page of each kind that the tests need.
inline Response sample_site(const Request& request) {
    if (request.path == "/echo")
        return text(fmt::format("{}|{}", request.query.get("q"), request.form.get("a")));
    if (request.path == "/long") return text(std::string(30'000'000, 'x'));
    if (request.path == "/upload") return text(std::to_string(request.files.at(0).content.size()));
    if (request.path == "/slow") {
        std::this_thread::sleep_for(300ms);
        return text("slow");
    }
    if (request.path == "/forbidden") throw Forbidden("Person 7 may not.");
    if (request.path == "/conflict") throw Conflict("Table measure, row 7.");
    if (request.path == "/unavailable") throw Unavailable("Disk /var is full.");
    if (request.path == "/broken") throw std::logic_error("select secret from person");
    if (request.path == "/other-method") return {.status = 405, .headers = {{"Allow", "POST"}}};
    if (request.path == "/address") return text(request.address);
    if (request.path == "/split") return {.headers = {{"X-Note", "a\r\nb"}}};
    if (request.path != "/") throw NotFound("No such page.");
    return text("home");
}

inline Response sample_error(int status, const Request&, std::string_view reference) {
    return {
        .status = status,
        .headers = {{"Content-Type", "text/html; charset=utf-8"}},
        .body = fmt::format("<h1>{}</h1>{}", status, reference)
    };
}

inline ServerOptions sample_options() {
    ServerOptions options{.listen = {.host = "127.0.0.1", .port = 0}, .workers = 2};
    options.limits.form_bytes = 1000;
    return options;
}

/// Short patience, for the tests in which it runs out.
inline ServerOptions hasty_options() {
    auto options = sample_options();
    options.limits.header = 300ms;
    options.limits.stall = 300ms;
    return options;
}

/// Holds the workers up until a test lets them go on, so that no test depends on how fast this machine is.
class Gate {
public:
    Response pass() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return is_open_; });
        return text("passed");
    }

    void wait_for_one() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return arrived_ > 0; });
    }

    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
    bool is_open_ = false;
};

using Site = std::function<Response(const Request&)>;

/// A site that does not ask how its visitors came.
inline Handler answering(Site site) {
    return [site = std::move(site)](const Request& request, Transport) { return site(request); };
}

class RunningServer : public testing::RunningServer {
public:
    explicit RunningServer(ServerOptions options = sample_options(), const Site& site = sample_site)
        : testing::RunningServer(std::move(options), answering(site), sample_error) {}
};

inline std::string get(std::string_view target) {
    return fmt::format("GET {} HTTP/1.1\r\nHost: council.example\r\n\r\n", target);
}

inline std::string post(std::string_view target, std::string_view body) {
    return fmt::format(
        "POST {} HTTP/1.1\r\nHost: council.example\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: {}\r\n\r\n{}",
        target,
        body.size(),
        body
    );
}

/// What a server says to these bytes until it closes.
inline std::string said_to(const std::string& bytes, ServerOptions options = sample_options()) {
    const RunningServer server(std::move(options));
    RawClient client(server.port());
    client.send(bytes);
    return client.rest();
}

}  // namespace dueregard::web::small_site
