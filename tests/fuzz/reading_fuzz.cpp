// Text all the way through: which kind of document it is, what is in it, and that as JSON.
#include "base/ensure.hpp"
#include "base/text.hpp"
#include "documents/read_document.hpp"
#include "documents/zip_archive.hpp"
#include "fuzz/sound_document.hpp"
#include "intake/reading.hpp"
#include "intake/reading_json.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace dueregard;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto read = documents::read_document(input, "fuzz.txt", documents::fuzz_limits);
    if (!read) return 0;
    const auto reading = intake::reading_of(*read);
    for (const auto& measure : reading.measures)
        ensure(measure.at.line > 0, "a measure knows its line");
    ensure(is_valid_utf8(intake::reading_json(reading)), "what is printed is UTF-8");
    return 0;
}
