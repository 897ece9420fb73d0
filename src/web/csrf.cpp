#include "web/csrf.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sodium.h>

namespace dueregard::web {

namespace {

constexpr std::size_t token_size = 32;
constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

template <std::size_t size>
using Bytes = std::array<unsigned char, size>;

template <std::size_t size>
Bytes<size> random_bytes() {
    ensure(sodium_init() >= 0, "libsodium can be initialised");
    Bytes<size> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

template <std::size_t size>
std::string encoded(const Bytes<size>& bytes) {
    std::string text(sodium_base64_ENCODED_LEN(size, encoding), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), encoding);
    text.pop_back();  // the closing NUL
    return text;
}

template <std::size_t size>
std::optional<Bytes<size>> decoded(std::string_view text) {
    Bytes<size> bytes{};
    std::size_t length = 0;
    const auto failed = sodium_base642bin(
        bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr, encoding
    );
    if (failed != 0 || length != size) return std::nullopt;
    return bytes;
}

}  // namespace

std::string fresh_token() {
    return encoded(random_bytes<token_size>());
}

std::string masked_token(std::string_view token) {
    const auto plain = decoded<token_size>(token);
    ensure(plain.has_value(), "a token to mask is one that fresh_token gave");
    const auto pad = random_bytes<token_size>();
    Bytes<2 * token_size> masked{};
    std::ranges::copy(pad, masked.begin());
    for (std::size_t i = 0; i < token_size; ++i)
        masked[token_size + i] = static_cast<unsigned char>(pad[i] ^ (*plain)[i]);
    return encoded(masked);
}

bool token_matches(std::string_view sent, std::string_view token) {
    const auto masked = decoded<2 * token_size>(sent);
    const auto plain = decoded<token_size>(token);
    if (!masked || !plain) return false;
    Bytes<token_size> unmasked{};
    for (std::size_t i = 0; i < token_size; ++i)
        unmasked[i] = static_cast<unsigned char>((*masked)[i] ^ (*masked)[token_size + i]);
    return sodium_memcmp(unmasked.data(), plain->data(), token_size) == 0;
}

}  // namespace dueregard::web
