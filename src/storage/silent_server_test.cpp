// A PostgreSQL that takes connections and never says a word is told as one that cannot be reached, in
// seconds.

#include "base/clock.hpp"
#include "base/failure.hpp"
#include "storage/db.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <arpa/inet.h>
#include <bit>
#include <chrono>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dueregard::storage {

namespace {

/// Listens on loopback. The kernel accepts; nobody reads or answers.
class SilentServer {
public:
    SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        REQUIRE(::bind(socket_, std::bit_cast<const sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(socket_, 8) == 0);
        REQUIRE(::getsockname(socket_, std::bit_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
    }

    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    SilentServer(SilentServer&&) = delete;
    SilentServer& operator=(SilentServer&&) = delete;

    ~SilentServer() { ::close(socket_); }

    [[nodiscard]] std::string address(std::string_view more = "") const {
        return fmt::format("postgresql://somebody@127.0.0.1:{}/register{}", port_, more);
    }

private:
    int socket_;
    int port_ = 0;
};

std::string said_of(const std::string& address) {
    const SystemClock clock;
    try {
        (void)Db::open(address, clock);
    } catch (const Unavailable& failure) {
        return failure.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a database server that takes the connection and says nothing is given up within seconds") {
    const SilentServer server;
    const auto start = std::chrono::steady_clock::now();

    const auto said = said_of(server.address("?sslmode=disable"));

    const auto took = std::chrono::steady_clock::now() - start;
    CHECK(said.starts_with("PostgreSQL could not be reached ("));
    CHECK(said.contains("timeout expired"));
    CHECK(said.ends_with("check the address, and that the server runs."));
    CHECK(took < std::chrono::seconds(9));
}

TEST_CASE("an address may say itself how long to wait for its server") {
    const SilentServer server;
    const auto start = std::chrono::steady_clock::now();

    CHECK(said_of(server.address("?connect_timeout=2")).contains("timeout expired"));

    CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(4500));
}

}  // namespace dueregard::storage
