#pragma once
// For listener.cpp alone: Asio's headers are heavy.

#include "web/tls.hpp"

#include <boost/asio/ssl/context.hpp>

namespace dueregard::web {

/// TLS 1.2 and later with OpenSSL's own choice of ciphers. Throws BadRequest as end_of_certificate does.
[[nodiscard]] boost::asio::ssl::context tls_context(const TlsFiles& files);

}  // namespace dueregard::web
