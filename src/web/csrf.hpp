#pragma once
// The token that every form of ours carries, so that no other site can post in a visitor's name.

#include <string>
#include <string_view>

namespace dueregard::web {

/// 32 random bytes as base64url, 43 characters: the token of a session. Also good for session keys.
[[nodiscard]] std::string fresh_token();

/// `token` hidden under a fresh random pad, different each time, so that packing pages with gzip does not
/// give it away bit by bit (BREACH, https://breachattack.com/). This is what stands in a form. `token` is
/// what fresh_token gave.
[[nodiscard]] std::string masked_token(std::string_view token);

/// Whether `sent` is a masked form of `token`. Takes the same time wherever they differ; false for anything
/// malformed.
[[nodiscard]] bool token_matches(std::string_view sent, std::string_view token);

}  // namespace dueregard::web
