#pragma once
// gzip (RFC 1952), for what leaves the server.

#include <string>
#include <string_view>

namespace dueregard::web {

/// `quick` for pages made afresh, `small` for what is packed once and sent often.
enum class Packing { quick, small };

[[nodiscard]] std::string gzipped(std::string_view content, Packing packing);

/// Whether the header Accept-Encoding allows gzip: "gzip, br" does, "gzip;q=0" and "" do not.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace dueregard::web
