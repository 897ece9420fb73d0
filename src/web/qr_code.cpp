#include "web/qr_code.hpp"

#include "base/ensure.hpp"

#include <fmt/format.h>

#include <memory>
#include <qrencode.h>
#include <span>

namespace dueregard::web {

namespace {

constexpr int margin = 4;       // ISO/IEC 18004, 5.3.8: four modules on each side
constexpr int longest = 2000;   // bytes; the largest code takes 2,331 at this level
constexpr int any_version = 0;  // the smallest that will do

struct Freeing {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

using Code = std::unique_ptr<QRcode, Freeing>;

Code encoded(const std::string& text) {
    ensure(text.size() <= longest && !text.contains('\0'), "a QR code holds up to 2,000 bytes of text");
    Code code(QRcode_encodeString8bit(text.c_str(), any_version, QR_ECLEVEL_M));
    ensure(code != nullptr, "libqrencode made no QR code");
    return code;
}

/// One step of the path for each run of dark modules in a row.
std::string path_of(const QRcode& code) {
    const auto width = static_cast<std::size_t>(code.width);
    const std::span modules(code.data, width * width);
    std::string path;
    for (std::size_t row = 0; row < width; ++row) {
        const auto line = modules.subspan(row * width, width);
        for (std::size_t column = 0; column < width;) {
            auto end = column;
            while (end < width && (line[end] & 1U) != 0)
                ++end;
            if (end > column) {
                path += fmt::format(
                    "M{} {}h{}v1h-{}z", column + margin, row + margin, end - column, end - column
                );
            }
            column = end + 1;
        }
    }
    return path;
}

}  // namespace

Html qr_code(const QrCode& options) {
    const auto code = encoded(options.text);
    const auto side = code->width + 2 * margin;
    Html svg;
    return svg << R"(<svg class="app-qr-code" xmlns="http://www.w3.org/2000/svg" role="img" aria-label=")"
               << options.label << R"(" width="240" height="240" viewBox="0 0 )" << side << " " << side
               << R"(" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h)" << side << "v" << side
               << "h-" << side << R"(z"/><path fill="#000000" d=")" << path_of(*code) << R"("/></svg>)"
               << "\n";
}

}  // namespace dueregard::web
