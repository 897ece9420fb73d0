#include "framework/incoming_pack.hpp"

#include "base/text.hpp"
#include "documents/read_document.hpp"
#include "framework/pack_sheet.hpp"

namespace dueregard::framework {

std::expected<Edition, PackFaults> read_incoming(std::string_view bytes, std::string_view file_name) {
    const auto name = lower_ascii(file_name);
    if (!name.ends_with(".xlsx") && !name.ends_with(".csv")) return read_pack(bytes);
    const auto document = documents::read_document(bytes, file_name);
    if (!document) return std::unexpected(PackFaults{document.error().sentence});
    return read_sheet(*document);
}

}  // namespace dueregard::framework
