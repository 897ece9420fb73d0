// Plain text and Markdown.
#include "documents/encoding.hpp"
#include "fuzz/sound_document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace dueregard;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto read = documents::read_document(input, "fuzz.txt", documents::fuzz_limits);
    documents::ensure_sound(read);
    if (!read) return 0;
    std::string room;
    const auto last_line = static_cast<int>(lines_of(documents::as_utf8(input, room)).size());
    int line = 0;
    for (const auto& block : read->blocks) {
        ensure(block.at.line > line, "blocks stand one after the other");
        line = block.at.line;
        for (const auto& row : block.table.rows) {
            ensure(row.at.line >= line, "rows stand one after the other");
            line = row.at.line;
        }
        ensure(line <= last_line, "a block stands within the text");
    }
    return 0;
}
