#pragma once
// A browser that says exactly the bytes it is told to say, and a server of the real kind for it to speak to.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace dueregard::testing {

/// A blocking socket to 127.0.0.1. Nothing it does takes longer than its patience.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    RawClient(RawClient&&) = delete;
    RawClient& operator=(RawClient&&) = delete;

    /// Whether all bytes could be handed over.
    bool send(std::string_view bytes) const;
    /// Says that nothing more will come, and goes on listening.
    void end_sending() const;
    /// Makes the server's next packet meet a reset.
    void vanish();

    /// One response: its head and as much body as Content-Length says; "" where the server closed before.
    [[nodiscard]] std::string response();
    /// As `response`, for the answer to a HEAD, or a 100, 204 or 304.
    [[nodiscard]] std::string head();
    /// All bytes until the server closes; ends with "(still open)" where it does not within the patience.
    [[nodiscard]] std::string rest();

private:
    [[nodiscard]] bool receive();

    static constexpr std::chrono::seconds patience{5};
    int socket_ = -1;
    std::string received_;
};

/// The first line of a response: "HTTP/1.1 200 OK".
[[nodiscard]] std::string status_line(std::string_view response);
/// What follows the head.
[[nodiscard]] std::string body_of(std::string_view response);

}  // namespace dueregard::testing
