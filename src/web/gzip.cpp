#include "web/gzip.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <zlib.h>

namespace dueregard::web {

namespace {

/// zlib reads a window of 2^15 and writes gzip's frame where 16 is added.
constexpr int gzip_window = 15 + 16;
constexpr int usual_memory = 8;

/// "q=0", "q=0.0" and "q=0.000" forbid a coding (RFC 9110, section 12.4.2).
bool is_forbidden(std::string_view weight) {
    const auto value = trimmed(weight);
    if (!starts_with_ignoring_case(value, "q=0")) return false;
    return std::ranges::all_of(value.substr(2), [](char c) { return c == '0' || c == '.'; });
}

}  // namespace

std::string gzipped(std::string_view content, Packing packing) {
    z_stream stream{};
    const int level = packing == Packing::quick ? 1 : Z_BEST_COMPRESSION;
    const auto opened =
        deflateInit2(&stream, level, Z_DEFLATED, gzip_window, usual_memory, Z_DEFAULT_STRATEGY);
    ensure(opened == Z_OK, "zlib has memory to begin");
    std::string packed(deflateBound(&stream, content.size()), '\0');
    // zlib never writes through next_in, whose type is older than const.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));  // NOLINT
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());  // NOLINT
    stream.avail_out = static_cast<uInt>(packed.size());
    const auto done = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    ensure(done == Z_STREAM_END, "deflateBound is a bound");
    return packed;
}

bool accepts_gzip(std::string_view accept_encoding) {
    for (const auto element : split(accept_encoding, ',')) {
        const auto parts = split(element, ';');
        const auto coding = trimmed(parts.front());
        if (!equals_ignoring_case(coding, "gzip") && !equals_ignoring_case(coding, "x-gzip")) continue;
        return parts.size() < 2 || !is_forbidden(parts[1]);
    }
    return false;
}

}  // namespace dueregard::web
