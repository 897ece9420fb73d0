#pragma once
// Secrets that must be read again, and so cannot be hashed, are kept in the register under a key that stands
// in a file of the installation: the register alone, or a backup of it, gives none of them away.

#include "base/configuration.hpp"
#include "base/setting.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

class Seal {
public:
    /// `key` is 32 bytes.
    explicit Seal(std::string key);

    /// XChaCha20-Poly1305 under a fresh nonce, which stands before it. `about` says whose secret it is: moved
    /// to another row it does not open.
    [[nodiscard]] std::string closed(std::string_view secret, std::string_view about) const;
    /// Nothing where it was closed with another key, about something else, or altered.
    [[nodiscard]] std::optional<std::string> opened(std::string_view sealed, std::string_view about) const;

    /// The same for what is large: libsodium's secretstream over pieces of 64 KiB, under a key of its own
    /// that follows from the seal's. Cut off, added to or put in another order it does not open.
    [[nodiscard]] std::string closed_file(std::string_view content, std::string_view about) const;
    [[nodiscard]] std::optional<std::string>
    opened_file(std::string_view sealed, std::string_view about) const;

private:
    [[nodiscard]] std::string file_key() const;

    std::string key_;
};

/// From the file that DUEREGARD_SEAL_KEY_FILE names: 64 hexadecimal digits. Nothing where it is not set;
/// throws BadRequest where the file holds something else.
[[nodiscard]] std::optional<Seal> read_seal(const Configuration& configuration);

/// This part's settings.
[[nodiscard]] SettingGroup setting_group();

}  // namespace dueregard::accounts
