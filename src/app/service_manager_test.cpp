#include "app/service_manager.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace dueregard::app {

TEST_CASE("systemd is told at the socket it names, and nobody where it names none") {
    const support::TemporaryDirectory folder;
    const auto path = (folder.path() / "notify").string();
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
    std::array<char, 64> heard{};

    ::unsetenv("NOTIFY_SOCKET");
    tell_service_manager("STATUS=nobody listens");
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
    tell_service_manager("READY=1");
    ::unsetenv("NOTIFY_SOCKET");
    const auto count = ::recv(socket, heard.data(), heard.size(), 0);

    CHECK(std::string(heard.data(), count > 0 ? static_cast<std::size_t>(count) : 0) == "READY=1");
    CHECK(::recv(socket, heard.data(), heard.size(), 0) == -1);
    ::close(socket);
}

}  // namespace dueregard::app
