#pragma once
// The real server on a port of its own, for as long as a test speaks to it.

#include "base/log.hpp"
#include "web/server.hpp"

#include <cstdint>
#include <future>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace dueregard::testing {

class RunningServer {
public:
    RunningServer(web::ServerOptions options, web::Handler handler, web::ErrorPage error_page)
        : log_(lines_)
        , handler_(std::move(handler))
        , error_page_(std::move(error_page))
        , options_(std::move(options)) {
        std::promise<std::uint16_t> listening;
        options_.listening = [&](std::uint16_t chosen) { listening.set_value(chosen); };
        options_.stop = stop_.get_token();
        thread_ = std::thread([this] { web::serve(options_, handler_, error_page_, log_); });
        port_ = listening.get_future().get();
    }

    ~RunningServer() { stop(); }

    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    RunningServer(RunningServer&&) = delete;
    RunningServer& operator=(RunningServer&&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }

    void tell_to_stop() { stop_.request_stop(); }

    /// Stops it and answers what it logged.
    std::string stop() {
        stop_.request_stop();
        if (thread_.joinable()) thread_.join();
        return lines_.str();
    }

private:
    std::ostringstream lines_;
    Log log_;
    web::Handler handler_;
    web::ErrorPage error_page_;
    web::ServerOptions options_;
    std::stop_source stop_;
    std::thread thread_;
    std::uint16_t port_ = 0;
};

}  // namespace dueregard::testing
