#pragma once
// What the server proves itself with where it speaks TLS itself.

#include "base/clock.hpp"

#include <string>

namespace dueregard::web {

struct TlsFiles {
    std::string certificate;  ///< PEM: the server's own first, then those between it and its authority
    std::string key;          ///< PEM, without a passphrase
};

/// Until when the certificate holds. Throws BadRequest with the file's name where one cannot be read, or the
/// key is another certificate's.
[[nodiscard]] Instant end_of_certificate(const TlsFiles& files);

}  // namespace dueregard::web
