#pragma once
// One browser's connection, for listener.cpp and exchange.cpp alone: Asio's headers are heavy.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <utility>

namespace dueregard::web {

using Time = std::chrono::steady_clock::time_point;

/// Between requests it holds nothing but this and its socket.
struct Connection {
    enum class State { idle, busy };

    explicit Connection(boost::asio::ip::tcp::socket accepted) : socket(std::move(accepted)) {}

    boost::asio::ip::tcp::socket socket;
    boost::beast::flat_buffer buffer;  ///< what came beyond the request that was read last
    State state = State::idle;
    Time deadline = Time::max();
    bool is_late = false;  ///< the deadline passed, and what the connection waited for was cancelled
};

inline auto error_in(boost::system::error_code& error) {
    return boost::asio::redirect_error(boost::asio::use_awaitable, error);
}

}  // namespace dueregard::web
