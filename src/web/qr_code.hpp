#pragma once
// A QR code as a drawing (ISO/IEC 18004), with the margin that cameras need. The one place that knows
// libqrencode.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct QrCode {
    std::string text;   ///< what a camera reads: UTF-8, up to 2,000 bytes
    std::string label;  ///< what it is, for who cannot see it
};

/// Drawn black on white whatever the page's colours are: cameras need that.
[[nodiscard]] Html qr_code(const QrCode& options);

}  // namespace dueregard::web
