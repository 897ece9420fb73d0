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

constexpr std::size_t stream_header = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t stream_tag = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t piece_size = std::size_t{64} * 1024;

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

std::string Seal::file_key() const {
    constexpr std::string_view purpose = "dueregard files";
    std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    crypto_generichash(
        writable(key), key.size(), bytes_of(purpose), purpose.size(), bytes_of(key_), key_.size()
    );
    return key;
}

std::string Seal::closed_file(std::string_view content, std::string_view about) const {
    const auto key = file_key();
    crypto_secretstream_xchacha20poly1305_state state;
    std::string sealed(stream_header, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state, writable(sealed), bytes_of(key));
    std::string piece;
    for (bool is_last = false; !is_last;) {
        const auto taken = content.substr(0, piece_size);
        content.remove_prefix(taken.size());
        is_last = content.empty();
        piece.resize(taken.size() + stream_tag);
        crypto_secretstream_xchacha20poly1305_push(
            &state,
            writable(piece),
            nullptr,
            bytes_of(taken),
            taken.size(),
            bytes_of(about),
            about.size(),
            is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0
        );
        sealed += piece;
    }
    return sealed;
}

std::optional<std::string> Seal::opened_file(std::string_view sealed, std::string_view about) const {
    if (sealed.size() < stream_header) return std::nullopt;
    const auto key = file_key();
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes_of(sealed), bytes_of(key)) != 0)
        return std::nullopt;
    sealed.remove_prefix(stream_header);
    std::string content;
    std::string piece;
    for (unsigned char tag = 0; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;) {
        const auto taken = sealed.substr(0, piece_size + stream_tag);
        if (taken.size() < stream_tag) return std::nullopt;
        sealed.remove_prefix(taken.size());
        piece.resize(taken.size() - stream_tag);
        const auto code = crypto_secretstream_xchacha20poly1305_pull(
            &state,
            writable(piece),
            nullptr,
            &tag,
            bytes_of(taken),
            taken.size(),
            bytes_of(about),
            about.size()
        );
        if (code != 0) return std::nullopt;
        content += piece;
    }
    return sealed.empty() ? std::optional(std::move(content)) : std::nullopt;
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
        .title = "Second step at sign-in, and monitoring datasets",
        .settings =
            {{.name = "DUEREGARD_SEAL_KEY_FILE",
              .description =
                  "A file whose first line is 64 hexadecimal digits, from openssl rand -hex 32: the key under which the "
                  "secrets of people's authenticator apps and the records of monitoring datasets are kept in the register. "
                  "It turns the second step on, which each person sets up on their account page, and lets analysts load "
                  "datasets. Keep a copy apart from the backups: without it they give neither back.",
              .otherwise = "no second step is offered, and no datasets can be loaded",
              .example = "/etc/dueregard/seal-key",
              .check = [](const Configuration& all) { static_cast<void>(read_seal(all)); }}},
    };
}

}  // namespace dueregard::accounts
