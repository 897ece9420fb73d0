#include "web/asset.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "web/gzip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sodium.h>

namespace dueregard::web {

namespace {

constexpr std::string_view folder = "/assets/";
constexpr std::size_t fingerprint_size = 8;

/// 16 hexadecimal digits of the content's BLAKE2b.
std::string fingerprint_of(std::string_view content) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    const auto* const bytes =
        reinterpret_cast<const unsigned char*>(content.data());  // NOLINT: libsodium's own type
    crypto_generichash(hash.data(), hash.size(), bytes, content.size(), nullptr, 0);
    std::string text;
    for (std::size_t i = 0; i < fingerprint_size; ++i)
        text += fmt::format("{:02x}", hash.at(i));
    return text;
}

bool is_fingerprint(std::string_view text) {
    return text.size() == 2 * fingerprint_size
           && std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

/// "fingerprint/name" taken apart; an empty fingerprint where the path has none.
std::pair<std::string_view, std::string_view> fingerprint_and_name(std::string_view path) {
    const auto slash = path.find('/');
    if (slash == std::string_view::npos || !is_fingerprint(path.substr(0, slash))) return {"", path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    return std::ranges::any_of(split(if_none_match, ','), [&](std::string_view one) {
        const auto sent = trimmed(one);
        return sent == "*" || sent == tag || (sent.starts_with("W/") && sent.substr(2) == tag);
    });
}

}  // namespace

AssetShelf::AssetShelf(std::span<const EmbeddedAsset> files) {
    std::string all;
    for (const auto& file : files) {
        const auto print = fingerprint_of(file.content);
        all += fmt::format("{} {}\n", file.name, print);
        auto packed = gzipped(file.content, Packing::small);
        if (packed.size() >= file.content.size()) packed.clear();
        files_.emplace(
            file.name,
            File{
                .media_type = std::string(file.media_type),
                .content = std::string(file.content),
                .packed = std::move(packed),
                .tag = fmt::format("\"{}\"", print)
            }
        );
    }
    fingerprint_ = fingerprint_of(all);
}

std::string AssetShelf::address_of(std::string_view name) const {
    ensure(files_.contains(name), "a page names only assets that are embedded");
    return fmt::format("{}{}/{}", folder, fingerprint_, name);
}

std::optional<Response> AssetShelf::answer(const Request& request) const {
    const std::string_view path = request.path;
    if (!path.starts_with(folder)) return std::nullopt;
    const auto [fingerprint, name] = fingerprint_and_name(path.substr(folder.size()));
    const auto found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    const auto& file = found->second;
    Response response;
    const bool lasting = fingerprint == fingerprint_;
    response.headers = {
        {"Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache"},
        {"ETag", file.tag},
        {"Vary", "Accept-Encoding"}
    };
    if (names_tag(request.header("if-none-match"), file.tag)) {
        response.status = 304;
        return response;
    }
    response.headers.emplace_back("Content-Type", file.media_type);
    const bool packed = !file.packed.empty() && accepts_gzip(request.header("accept-encoding"));
    if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = packed ? file.packed : file.content;
    return response;
}

}  // namespace dueregard::web
