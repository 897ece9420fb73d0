#include "app/service_manager.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace dueregard::app {

void tell_service_manager(std::string_view state) {
    const char* const named = std::getenv("NOTIFY_SOCKET");
    const std::string_view path = named == nullptr ? "" : named;
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    if (path.empty() || path.size() >= sizeof(address.sun_path)) return;
    std::ranges::copy(path, address.sun_path);
    // unix(7): a name that begins with a zero byte stands in no file system; systemd writes it "@".
    if (path.front() == '@') address.sun_path[0] = '\0';
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return;
    static_cast<void>(::sendto(
        socket, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), length
    ));
    static_cast<void>(::close(socket));
}

}  // namespace dueregard::app
