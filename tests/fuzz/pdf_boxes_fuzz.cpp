// What pdftotext writes of a hostile PDF: words in boxes.
#include "documents/pdf.hpp"
#include "fuzz/sound_document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace dueregard;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    documents::ensure_sound(documents::document_of_boxes(input, input, documents::fuzz_limits));
    return 0;
}
