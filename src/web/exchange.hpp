#pragma once
// A request comes in, a worker answers it, the response goes out. For listener.cpp alone: Asio's headers are
// heavy.

#include "web/connection.hpp"
#include "web/listener.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <list>
#include <optional>
#include <random>
#include <string>

namespace dueregard::web {

/// What follows an exchange: the connection goes on, or is closed after a farewell, or is of no use any more.
enum class Next { another_request, farewell, nothing };

struct Incoming;

struct BodyOnItsWay {
    Incoming* incoming = nullptr;
    Connection* connection = nullptr;
};

class Exchanges {
public:
    Exchanges(const ServerOptions& options, const Answers& answers);

    /// One request on a connection that has something to read, and its response.
    boost::asio::awaitable<Next> exchange(Connection& connection);

    /// Every response from now on ends its connection.
    void let_connections_end() { is_ending_ = true; }

    /// Requests with the workers, waiting ones too.
    [[nodiscard]] std::size_t at_work() const { return readers_.at_work + writers_.at_work; }

    void join_workers() {
        readers_.threads.join();
        writers_.threads.join();
    }

private:
    /// Workers, and how many requests are with them or wait for them.
    struct Crew {
        explicit Crew(unsigned workers) : threads(workers) {}

        boost::asio::thread_pool threads;
        std::size_t at_work = 0;
    };

    [[nodiscard]] Crew& crew_for(const RawRequest& raw);
    boost::asio::awaitable<void> read_head(Connection& connection, Incoming& incoming);
    static boost::asio::awaitable<boost::system::error_code>
    parse_head(Connection& connection, Incoming& incoming);
    boost::asio::awaitable<void> read_body(Connection& connection, Incoming& incoming);
    void make_room_for_bodies();
    [[nodiscard]] std::optional<Refusal> refusal_by_head(const Incoming& incoming) const;
    [[nodiscard]] std::size_t body_limit(const Incoming& incoming) const;
    static boost::asio::awaitable<Response>
    answer(const Answers& answers, Crew& crew, RawRequest raw, std::string reference);
    boost::asio::awaitable<bool>
    send(Connection& connection, Response response, const Incoming& incoming, Next next);
    std::string fresh_reference();

    const ServerOptions& options_;
    const ServerLimits& limits_;
    const Answers& answers_;
    Crew readers_;
    Crew writers_;
    std::size_t held_bytes_ = 0;
    std::list<BodyOnItsWay> bodies_;  ///< the one that has been coming for longest first
    bool is_ending_ = false;
    std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace dueregard::web
