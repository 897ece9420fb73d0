// Separated values: what was read and written must read and write again to the same bytes.
#include "documents/csv.hpp"
#include "fuzz/sound_document.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace dueregard;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto read = documents::read_document(input, "fuzz.csv", documents::fuzz_limits);
    documents::ensure_sound(read);
    if (!read || read->blocks.empty()) return 0;
    const auto out = documents::write_csv(read->blocks.front().table);
    const auto again = documents::read_csv(out, documents::fuzz_limits);
    ensure(again && !again->blocks.empty(), "what was written can be read");
    ensure(
        documents::write_csv(again->blocks.front().table) == out, "out, in and out again are the same bytes"
    );
    return 0;
}
