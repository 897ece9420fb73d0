#include "web/asset.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace dueregard::web;

namespace {

constexpr std::array<EmbeddedAsset, 3> files = {{
    {.name = "site.css",
     .media_type = "text/css; charset=utf-8",
     .content =
         "body{margin:0;margin:0;margin:0;margin:0;margin:0;margin:0;margin:0;margin:0;margin:0;margin:0}"},
    {.name = "images/dot.svg", .media_type = "image/svg+xml", .content = "<svg/>"},
    {.name = "empty.js", .media_type = "text/javascript; charset=utf-8", .content = ""},
}};

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "(none)";
}

}  // namespace

TEST_CASE("an asset under its fingerprint is kept for a year") {
    const AssetShelf shelf(files);
    const auto address = shelf.address_of("site.css");

    const auto response = shelf.answer(Request{.path = address});

    REQUIRE(response);
    CHECK(address.starts_with("/assets/"));
    CHECK(address.ends_with("/site.css"));
    CHECK(response->body == files[0].content);
    CHECK(header(*response, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header(*response, "Content-Type") == "text/css; charset=utf-8");
    CHECK(header(*response, "Content-Encoding") == "(none)");
    CHECK(header(*response, "Vary") == "Accept-Encoding");
}

TEST_CASE("a browser that takes gzip gets it ready-made, unless packing made it larger") {
    const AssetShelf shelf(files);
    const auto packed = shelf.answer(
        Request{.path = shelf.address_of("site.css"), .headers = {{"accept-encoding", "gzip, br"}}}
    );
    const auto plain = shelf.answer(
        Request{.path = shelf.address_of("images/dot.svg"), .headers = {{"accept-encoding", "gzip"}}}
    );

    CHECK(header(*packed, "Content-Encoding") == "gzip");
    CHECK(packed->body.starts_with("\x1f\x8b"));
    CHECK(header(*plain, "Content-Encoding") == "(none)");
    CHECK(plain->body == "<svg/>");
}

TEST_CASE("a browser that has it is told so") {
    const AssetShelf shelf(files);
    const auto first = shelf.answer(Request{.path = "/assets/site.css"});
    const auto tag = header(*first, "ETag");

    const auto again =
        shelf.answer(Request{.path = "/assets/site.css", .headers = {{"if-none-match", "W/" + tag}}});
    const auto other =
        shelf.answer(Request{.path = "/assets/site.css", .headers = {{"if-none-match", "\"x\""}}});

    CHECK(header(*first, "Cache-Control") == "no-cache");
    CHECK(again->status == 304);
    CHECK(again->body.empty());
    CHECK(other->status == 200);
}

TEST_CASE("an address with an earlier version's fingerprint still answers, and is not kept") {
    const AssetShelf shelf(files);

    const auto response = shelf.answer(Request{.path = "/assets/00000000deadbeef/site.css"});

    CHECK(response->body == files[0].content);
    CHECK(header(*response, "Cache-Control") == "no-cache");
}

TEST_CASE("what is not on the shelf is not answered") {
    const AssetShelf shelf(files);

    CHECK_FALSE(shelf.answer(Request{.path = "/assets/none.css"}));
    CHECK_FALSE(shelf.answer(Request{.path = "/assets/"}));
    CHECK_FALSE(shelf.answer(Request{.path = "/measures"}));
    CHECK_FALSE(shelf.answer(Request{.path = shelf.address_of("site.css") + "/more"}));
    CHECK(shelf.answer(Request{.path = shelf.address_of("images/dot.svg")})->body == "<svg/>");
    CHECK(shelf.answer(Request{.path = "/assets/images/dot.svg"})->body == "<svg/>");
}

TEST_CASE("the fingerprint changes with any of the files") {
    auto changed = files;
    changed[2].content = "1";

    CHECK(AssetShelf(files).address_of("site.css") == AssetShelf(files).address_of("site.css"));
    CHECK(AssetShelf(files).address_of("site.css") != AssetShelf(changed).address_of("site.css"));
}
