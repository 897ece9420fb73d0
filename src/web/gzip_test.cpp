#include "web/gzip.hpp"

#include <doctest/doctest.h>

#include <zlib.h>

using namespace dueregard::web;

namespace {

std::string unpacked(const std::string& packed) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string content(100'000, '\0');
    std::string input = packed;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    content.resize(stream.total_out);
    inflateEnd(&stream);
    return content;
}

}  // namespace

TEST_CASE("what is packed comes out as it was, and a page is packed to a fraction") {
    std::string page;
    for (int row = 0; row < 500; ++row)
        page += "<tr><td>Measure " + std::to_string(row) + "</td><td>Met</td></tr>";

    CHECK(unpacked(gzipped(page, Packing::quick)) == page);
    CHECK(unpacked(gzipped(page, Packing::small)) == page);
    CHECK(unpacked(gzipped("", Packing::quick)).empty());
    CHECK(gzipped(page, Packing::quick).size() * 5 < page.size());
}

TEST_CASE("gzip is sent only to who asks for it") {
    CHECK(accepts_gzip("gzip"));
    CHECK(accepts_gzip("br, GZIP;q=0.5, *"));
    CHECK(accepts_gzip("deflate,gzip; q=1.0"));
    CHECK_FALSE(accepts_gzip(""));
    CHECK_FALSE(accepts_gzip("br"));
    CHECK_FALSE(accepts_gzip("identity, gzip;q=0"));
    CHECK_FALSE(accepts_gzip("gzip; q=0.000"));
    CHECK_FALSE(accepts_gzip("gzipped"));
}
