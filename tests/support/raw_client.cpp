#include "support/raw_client.hpp"

#include "base/ensure.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace dueregard::testing {

namespace {

std::size_t content_length(std::string_view head) {
    constexpr std::string_view name = "Content-Length: ";
    const auto at = head.find(name);
    if (at == std::string_view::npos) return 0;
    std::size_t length = 0;
    std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
    return length;
}

}  // namespace

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval limit{.tv_sec = patience.count(), .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ensure(
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
        "nobody listens where a test wants to speak"
    );
}

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void RawClient::end_sending() const {
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::vanish() {
    const linger now{.l_onoff = 1, .l_linger = 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(socket_);
    socket_ = -1;
}

std::string RawClient::response() {
    auto out = head();
    const auto length = content_length(out);
    while (received_.size() < length)
        if (!receive()) break;
    out += received_.substr(0, length);
    received_.erase(0, length);
    return out;
}

std::string RawClient::head() {
    while (!received_.contains("\r\n\r\n"))
        if (!receive()) return "";
    const auto end = received_.find("\r\n\r\n") + 4;
    auto out = received_.substr(0, end);
    received_.erase(0, end);
    return out;
}

std::string RawClient::rest() {
    while (receive()) {}
    const bool still_open = errno == EAGAIN;
    return std::exchange(received_, "") + (still_open ? "(still open)" : "");
}

bool RawClient::receive() {
    std::array<char, 65536> chunk{};
    errno = 0;
    const auto count = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (count > 0) received_.append(chunk.data(), static_cast<std::size_t>(count));
    return count > 0;
}

std::string status_line(std::string_view response) {
    return std::string(response.substr(0, response.find("\r\n")));
}

std::string body_of(std::string_view response) {
    const auto end = response.find("\r\n\r\n");
    return std::string(end == std::string_view::npos ? "" : response.substr(end + 4));
}

}  // namespace dueregard::testing
