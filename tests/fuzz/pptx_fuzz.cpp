// Presentations: a zip, or text of which one is made (see sound_document.hpp).
#include "fuzz/sound_document.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace dueregard;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    documents::ensure_sound(
        documents::read_document(documents::packed(input), "fuzz.pptx", documents::fuzz_limits)
    );
    return 0;
}
