#pragma once
// One browser's connection, for listener.cpp and exchange.cpp alone: Asio's headers are heavy.

#include "web/stream.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <utility>

namespace dueregard::web {

using Time = std::chrono::steady_clock::time_point;

/// What is behind the address at which a connection came in.
enum class Door {
    pages,
    elsewhere,  ///< every request is sent on to the pages' address
};

/// Between requests it holds nothing but this and its socket.
struct Connection {
    enum class State { idle, busy };

    explicit Connection(boost::asio::ip::tcp::socket accepted, Door came_in_by)
        : socket(std::move(accepted)), door(came_in_by) {}

    boost::asio::ip::tcp::socket socket;
    Stream stream{socket};  ///< what is read and written; the socket is for waiting, cancelling and closing
    Door door = Door::pages;
    boost::beast::flat_buffer buffer;  ///< what came beyond the request that was read last
    State state = State::idle;
    Time deadline = Time::max();
    bool is_late = false;  ///< the deadline passed, and what the connection waited for was cancelled
};

}  // namespace dueregard::web
