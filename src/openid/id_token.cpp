#include "openid/id_token.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cjose/cjose.h>
#include <memory>
#include <optional>

namespace dueregard::openid {

namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_token = std::size_t{64} * 1024;
constexpr std::size_t longest_subject = 255;

struct Release {
    void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }

    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};

using Token = std::unique_ptr<cjose_jws_t, Release>;
using Key = std::unique_ptr<cjose_jwk_t, Release>;

std::unexpected<TokenFault> refused(std::string why) {
    return std::unexpected(TokenFault{.kind = TokenFault::Kind::refused, .why = std::move(why)});
}

struct Algorithm {
    std::string_view name;
    std::string_view key_type;
};

/// Signatures by a public key. HS256 is not among them: a public key must never be taken for a shared secret.
constexpr std::array algorithms = {
    Algorithm{"RS256", "RSA"},
    Algorithm{"RS384", "RSA"},
    Algorithm{"RS512", "RSA"},
    Algorithm{"PS256", "RSA"},
    Algorithm{"PS384", "RSA"},
    Algorithm{"PS512", "RSA"},
    Algorithm{"ES256", "EC"},
    Algorithm{"ES384", "EC"},
    Algorithm{"ES512", "EC"},
};

std::string text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string header_text(cjose_jws_t& token, const char* name) {
    cjose_err fault{};
    const auto* const text = cjose_header_get(cjose_jws_get_protected(&token), name, &fault);
    return text == nullptr ? "" : text;
}

/// The one with the token's key id; where the token names none, the only one of its type.
std::optional<Json> key_for(const std::string& key_set, std::string_view id, std::string_view type) {
    const auto set = Json::parse(key_set, nullptr, false);
    if (!set.is_object() || !set.contains("keys") || !set["keys"].is_array()) return std::nullopt;
    std::vector<Json> fitting;
    for (const auto& key : set["keys"]) {
        if (!key.is_object() || text_in(key, "kty") != type || text_in(key, "use") == "enc") continue;
        if (id.empty() || text_in(key, "kid") == id) fitting.push_back(key);
    }
    return fitting.size() == 1 ? std::optional(fitting.front()) : std::nullopt;
}

bool is_signed_by(cjose_jws_t& token, const Json& key) {
    cjose_err fault{};
    const auto text = key.dump();
    const Key imported(cjose_jwk_import(text.data(), text.size(), &fault));
    return imported != nullptr && cjose_jws_verify(&token, imported.get(), &fault);
}

Json content_of(cjose_jws_t& token) {
    cjose_err fault{};
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(&token, &bytes, &size, &fault)) return {};
    return Json::parse(bytes, bytes + size, nullptr, false);
}

bool is_for(const Json& claims, std::string_view client) {
    const auto audience = claims.find("aud");
    if (audience == claims.end()) return false;
    const auto party = text_in(claims, "azp");
    if (!party.empty() && party != client) return false;
    if (audience->is_string()) return audience->get<std::string>() == client;
    if (!audience->is_array()) return false;
    const bool is_named = std::ranges::any_of(*audience, [&](const Json& one) { return one == client; });
    return is_named && (audience->size() == 1 || party == client);
}

std::optional<std::int64_t> milliseconds_in(const Json& claims, const char* name) {
    constexpr double longest = 1e11;
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number()) return std::nullopt;
    const auto seconds = found->get<double>();
    if (!(seconds >= 0 && seconds < longest)) return std::nullopt;
    return static_cast<std::int64_t>(seconds * 1000);
}

/// What is wrong with the times; "" where nothing is.
std::string fault_of_times(const Json& claims, Instant now) {
    const auto expires = milliseconds_in(claims, "exp");
    const auto issued = milliseconds_in(claims, "iat");
    const auto from = milliseconds_in(claims, "nbf");
    if (!expires || now.milliseconds >= *expires + leeway_milliseconds) return "it has expired";
    if (!issued || *issued > now.milliseconds + leeway_milliseconds) return "it was issued in the future";
    if (from && *from > now.milliseconds + leeway_milliseconds) return "it does not hold yet";
    return "";
}

/// What is wrong with what it says; "" where nothing is. The numbers are those of 3.1.3.7.
std::string fault_of_claims(const Json& claims, const Expected& expected, Instant now) {
    if (!claims.is_object()) return "it says nothing";
    if (text_in(claims, "iss") != expected.issuer) return "it is of another issuer";  // 2
    if (!is_for(claims, expected.client)) return "it is for somebody else";           // 3, 4, 5
    if (auto fault = fault_of_times(claims, now); !fault.empty()) return fault;       // 9, 10
    if (expected.nonce.empty() || text_in(claims, "nonce") != expected.nonce)
        return "its nonce is not ours";  // 11
    const auto subject = text_in(claims, "sub");
    return subject.empty() || subject.size() > longest_subject ? "it names nobody" : "";
}

std::vector<std::string> texts_in(const Json& claims, std::string_view name) {
    std::vector<std::string> texts;
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_array()) return texts;
    for (const auto& one : *found) {
        if (one.is_string()) texts.push_back(one.get<std::string>());
    }
    return texts;
}

}  // namespace

std::expected<Claims, TokenFault>
read_id_token(std::string_view token, const std::string& key_set, const Expected& expected, Instant now) {
    cjose_err fault{};
    if (token.size() > longest_token) return refused("it is too long");
    const Token parsed(cjose_jws_import(token.data(), token.size(), &fault));
    if (parsed == nullptr) return refused("it is no signed token");
    const auto name = header_text(*parsed, "alg");
    const auto* const algorithm = std::ranges::find(algorithms, name, &Algorithm::name);
    if (algorithm == algorithms.end()) return refused("its algorithm is not allowed");
    const auto key = key_for(key_set, header_text(*parsed, "kid"), algorithm->key_type);
    if (!key) return std::unexpected(TokenFault{TokenFault::Kind::unknown_key, "its key is not known"});
    if (!is_signed_by(*parsed, *key)) return refused("its signature does not hold");
    const auto claims = content_of(*parsed);
    if (auto why = fault_of_claims(claims, expected, now); !why.empty()) return refused(std::move(why));
    const auto verified = claims.find("email_verified");
    return Claims{
        .subject = text_in(claims, "sub"),
        .name = text_in(claims, "name"),
        .email = text_in(claims, "email"),
        .has_verified_email = verified != claims.end() && (*verified == true || *verified == "true"),
        .groups = texts_in(claims, expected.groups_claim),
    };
}

}  // namespace dueregard::openid
