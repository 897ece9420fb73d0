#pragma once
// The bytes of one connection, in the clear or through TLS: for connection.hpp alone. What reads and writes
// does not know which, and so there is one exchange for both.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>
#include <optional>
#include <utility>

namespace dueregard::web {

inline auto error_in(boost::system::error_code& error) {
    return boost::asio::redirect_error(boost::asio::use_awaitable, error);
}

class Stream {
public:
    using tcp = boost::asio::ip::tcp;
    using executor_type = tcp::socket::executor_type;

    explicit Stream(tcp::socket& socket) : socket_(socket) {}

    executor_type get_executor() { return socket_.get_executor(); }

    [[nodiscard]] bool is_tls() const { return tls_.has_value(); }

    boost::asio::awaitable<boost::system::error_code> begin_tls(boost::asio::ssl::context& context) {
        boost::system::error_code error;
        tls_.emplace(socket_, context);
        co_await tls_->async_handshake(boost::asio::ssl::stream_base::server, error_in(error));
        co_return error;
    }

    /// Tells the browser that nothing was cut off (RFC 8446, section 6.1).
    boost::asio::awaitable<void> end_tls() {
        boost::system::error_code ignored;
        if (tls_) co_await tls_->async_shutdown(error_in(ignored));
    }

    /// In the clear it waits without any memory; through TLS nobody knows that there are bytes before they
    /// are decrypted, so up to `most` of them go into the buffer.
    boost::asio::awaitable<boost::system::error_code>
    wait_for_bytes(boost::beast::flat_buffer& buffer, std::size_t most) {
        boost::system::error_code error;
        if (tls_) {
            buffer.commit(co_await tls_->async_read_some(buffer.prepare(most), error_in(error)));
        } else {
            co_await socket_.async_wait(tcp::socket::wait_read, error_in(error));
        }
        co_return error;
    }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token)
        -> decltype(std::declval<tcp::socket&>().async_read_some(buffers, std::forward<Token>(token))) {
        if (tls_) return tls_->async_read_some(buffers, std::forward<Token>(token));
        return socket_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token)
        -> decltype(std::declval<tcp::socket&>().async_write_some(buffers, std::forward<Token>(token))) {
        if (tls_) return tls_->async_write_some(buffers, std::forward<Token>(token));
        return socket_.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    tcp::socket& socket_;
    std::optional<boost::asio::ssl::stream<tcp::socket&>> tls_;
};

}  // namespace dueregard::web
