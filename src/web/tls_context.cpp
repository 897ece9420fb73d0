#include "web/tls_context.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <ctime>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace dueregard::web {

namespace {

namespace ssl = boost::asio::ssl;

void ensure_done(const boost::system::error_code& error, std::string_view what, const std::string& file) {
    if (error)
        throw BadRequest(fmt::format("{} could not be read from {}: {}.", what, file, error.message()));
}

}  // namespace

ssl::context tls_context(const TlsFiles& files) {
    ssl::context context(ssl::context::tls_server);
    context.set_options(ssl::context::default_workarounds | SSL_OP_NO_RENEGOTIATION);
    ensure(
        SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) == 1, "OpenSSL has TLS 1.2"
    );
    // An idle connection gives its buffers back.
    SSL_CTX_set_mode(context.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    // A key with a passphrase is refused; without this OpenSSL would ask for it at the terminal.
    context.set_password_callback([](std::size_t, ssl::context::password_purpose) { return std::string(); });
    boost::system::error_code error;
    context.use_certificate_chain_file(files.certificate, error);
    ensure_done(error, "The certificate", files.certificate);
    context.use_private_key_file(files.key, ssl::context::pem, error);
    ensure_done(error, "The certificate's key", files.key);
    return context;
}

Instant end_of_certificate(const TlsFiles& files) {
    auto context = tls_context(files);
    const X509* const certificate = SSL_CTX_get0_certificate(context.native_handle());
    std::tm end{};
    ensure(ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) == 1, "a certificate tells its end");
    return {.milliseconds = std::int64_t{timegm(&end)} * 1000};
}

}  // namespace dueregard::web
