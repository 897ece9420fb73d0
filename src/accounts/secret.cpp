#include "accounts/secret.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <array>
#include <sodium.h>

namespace dueregard::accounts {

namespace {

constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// libsodium takes unsigned bytes; text is char.
const unsigned char* bytes_of(std::string_view text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return reinterpret_cast<const unsigned char*>(text.data());
}

template <std::size_t size>
std::string text_of(const std::array<unsigned char, size>& bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string sha256(std::string_view bytes) {
    static_assert(sha256_size == crypto_hash_sha256_BYTES);
    std::array<unsigned char, sha256_size> hash{};
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return text_of(hash);
}

std::string random_bytes(std::size_t count) {
    ensure(sodium_init() >= 0, "libsodium could not find a source of randomness");
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string hexadecimal(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), encoding), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), encoding);
    text.pop_back();  // the closing NUL
    return text;
}

bool is_same_secret(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string token_hash(std::string_view token) {
    return hexadecimal(sha256(token));
}

std::string form_token(std::string_view token) {
    constexpr std::string_view purpose = "form";
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(token), token.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(purpose), purpose.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return base64url(text_of(mac));
}

std::string password_hash(std::string_view password) {
    ensure(sodium_init() >= 0, "libsodium could not find a source of randomness");
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const auto code = crypto_pwhash_str_alg(
        hash.data(),
        password.data(),
        password.size(),
        password_passes,
        password_memory_bytes,
        crypto_pwhash_ALG_ARGON2ID13
    );
    if (code != 0) throw Unavailable("There was not enough memory to hash a password; try again.");
    return hash.data();
}

bool is_password(std::string_view password, const std::string& hash) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool wants_new_hash(const std::string& hash) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), password_passes, password_memory_bytes) != 0;
}

bool is_password_of_nobody(std::string_view password) {
    (void)password_hash(password);
    return false;
}

}  // namespace dueregard::accounts
