#pragma once
// The one way in: bytes of any known format become a Document, or are refused with one sentence.

#include "documents/document.hpp"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace dueregard::documents {

/// Why a file was not read: one whole sentence that says what is wrong and what to do.
struct Refusal {
    std::string sentence;
};

struct Limits {
    std::size_t file_bytes = 50'000'000;
    std::size_t unpacked_bytes = 250'000'000;
    std::size_t ratio = 200;      ///< unpacked over packed, for one entry of a zip
    std::size_t entries = 5'000;  ///< in a zip
    std::size_t depth = 64;       ///< of elements in XML
    std::size_t columns = 2'000;
    std::size_t cells = 2'000'000;  ///< of all tables; a cell takes some 200 bytes of memory
    std::size_t blocks = 200'000;   ///< and lines of a text, before it is read; a line takes a kilobyte
};

/// Reads `bytes` by what they are, not by what `file_name` says; the name's ending only decides between text
/// and CSV, and a file whose ending promises something else than its bytes hold is refused.
[[nodiscard]] std::expected<Document, Refusal>
read_document(std::string_view bytes, std::string_view file_name, const Limits& limits = {});

}  // namespace dueregard::documents
