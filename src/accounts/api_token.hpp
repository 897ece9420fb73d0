#pragma once
// A personal token: what a program of somebody's own, a spreadsheet say, comes in with.

#include "accounts/ids.hpp"
#include "accounts/permission.hpp"
#include "base/clock.hpp"
#include "base/fault.hpp"

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

enum class TokenScope {
    read,   ///< takes files
    write,  ///< also gives returns and adds evidence; which routes take it stands on them (route.hpp)
};

struct ApiToken {
    ApiTokenId id;
    std::string name;  ///< what it is for, in its person's words
    TokenScope scope = TokenScope::read;
    Instant made_at;
    Instant expires_at;
    std::optional<Instant> used_at;  ///< as of the last minute
};

struct NewApiToken {
    std::string name;
    TokenScope scope = TokenScope::read;
    std::int64_t days = 0;
};

constexpr std::array<std::int64_t, 4> token_days = {7, 30, 90, 365};
/// A person's tokens at a time.
constexpr std::size_t most_tokens = 20;

/// Faults name the fields "name", "scope" and "days", which must be one of token_days.
[[nodiscard]] std::expected<NewApiToken, Faults>
read_api_token(std::string_view name, std::string_view scope, std::string_view days);

/// Whether a token of this scope may use this permission at all; its person's roles are asked beside it, and
/// the route must take it.
[[nodiscard]] bool covers(TokenScope scope, Permission permission);

/// "read", as stored; and as shown: "Read only".
[[nodiscard]] std::string_view name_of(TokenScope scope);
[[nodiscard]] std::string_view title_of(TokenScope scope);
[[nodiscard]] std::optional<TokenScope> scope_named(std::string_view name);

}  // namespace dueregard::accounts
