#pragma once
// The door to libsodium: hashes, randomness and passwords. Nothing here is made by ourselves.

#include <cstddef>
#include <string>
#include <string_view>

namespace dueregard::accounts {

constexpr std::size_t sha256_size = 32;

/// 32 bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string random_bytes(std::size_t count);
/// Two digits for each byte, in small letters.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// Letters, digits, "-" and "_", without padding (RFC 4648, 5).
[[nodiscard]] std::string base64url(std::string_view bytes);

/// Whether they are the same, in a time that does not tell where they differ.
[[nodiscard]] bool is_same_secret(std::string_view one, std::string_view other);

/// What is kept of a session's token (`web::fresh_token`): its SHA-256 in hexadecimal. The token is random
/// enough that no slow hash is needed.
[[nodiscard]] std::string token_hash(std::string_view token);
/// The secret for the forms of whoever holds this token: an HMAC-SHA-256 keyed with it, as base64url like
/// a token itself, so that it cannot be made without the cookie, nor the cookie from it.
[[nodiscard]] std::string form_token(std::string_view token);

// What a password costs to try: argon2id with 19 MiB, two passes, one lane: OWASP's minimum
// (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). Raised here, every
// account moves to the new cost when its person next signs in.
constexpr std::size_t password_memory_bytes = std::size_t{19} * 1024 * 1024;
constexpr unsigned long long password_passes = 2;

/// The hash as it is stored, cost and salt within. Throws Unavailable where there is not enough memory.
[[nodiscard]] std::string password_hash(std::string_view password);
[[nodiscard]] bool is_password(std::string_view password, const std::string& hash);
/// The hash was made at another cost than today's.
[[nodiscard]] bool wants_new_hash(const std::string& hash);
/// Takes as long as is_password and is always false: for an account that does not exist or has no password.
[[nodiscard]] bool is_password_of_nobody(std::string_view password);

}  // namespace dueregard::accounts
