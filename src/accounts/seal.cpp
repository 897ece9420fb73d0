#include "accounts/seal.hpp"

#include "accounts/secret.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <sodium.h>

namespace dueregard::accounts {

namespace {

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// libsodium takes unsigned bytes; text is char.
const unsigned char* bytes_of(std::string_view text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* writable(std::string& text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

Seal::Seal(std::string key) : key_(std::move(key)) {
    ensure(key_.size() == key_size, "a seal's key is 32 bytes");
}

std::string Seal::closed(std::string_view secret, std::string_view about) const {
    const auto nonce = random_bytes(nonce_size);
    std::string body(secret.size() + tag_size, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        writable(body),
        nullptr,
        bytes_of(secret),
        secret.size(),
        bytes_of(about),
        about.size(),
        nullptr,
        bytes_of(nonce),
        bytes_of(key_)
    );
    return nonce + body;
}

std::optional<std::string> Seal::opened(std::string_view sealed, std::string_view about) const {
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    const auto body = sealed.substr(nonce_size);
    std::string secret(body.size() - tag_size, '\0');
    const auto code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        writable(secret),
        nullptr,
        nullptr,
        bytes_of(body),
        body.size(),
        bytes_of(about),
        about.size(),
        bytes_of(sealed),
        bytes_of(key_)
    );
    return code == 0 ? std::optional(std::move(secret)) : std::nullopt;
}

std::optional<Seal> read_seal(const Configuration& configuration) {
    const auto digits = configuration.secret("DUEREGARD_SEAL_KEY_FILE");
    if (!digits) return std::nullopt;
    std::string key(key_size, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const auto code =
        sodium_hex2bin(writable(key), key.size(), digits->data(), digits->size(), nullptr, &size, &end);
    const bool is_whole = code == 0 && size == key_size && end == digits->data() + digits->size();
    if (!is_whole) {
        throw BadRequest(
            "DUEREGARD_SEAL_KEY_FILE names a file of 64 hexadecimal digits; make one with: openssl rand -hex 32"
        );
    }
    return Seal(std::move(key));
}

SettingGroup setting_group() {
    return {
        .title = "Second step at sign-in",
        .settings =
            {{.name = "DUEREGARD_SEAL_KEY_FILE",
              .description =
                  "A file whose first line is 64 hexadecimal digits, from openssl rand -hex 32: the key under which the "
                  "secrets of people's authenticator apps are kept in the register. It turns the second step on: each "
                  "person sets it up on their account page.",
              .otherwise = "no second step is offered",
              .example = "/etc/dueregard/seal-key",
              .check = [](const Configuration& all) { static_cast<void>(read_seal(all)); }}},
    };
}

}  // namespace dueregard::accounts
