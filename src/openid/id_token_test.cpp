// Tokens made here with fresh keys: what holds, and each way in which one does not.

#include "openid/id_token.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cjose/cjose.h>
#include <memory>
#include <stdexcept>

using namespace dueregard;
using namespace dueregard::openid;
using Json = nlohmann::json;

namespace {

constexpr Instant now{1'795'341'600'000};
constexpr std::int64_t now_seconds = now.milliseconds / 1000;
constexpr Expected expected{
    .issuer = "https://login.example", .client = "dueregard", .nonce = "n-1", .groups_claim = "groups"
};

struct Release {
    void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }

    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }

    void operator()(cjose_header_t* header) const { cjose_header_release(header); }
};

using Key = std::unique_ptr<cjose_jwk_t, Release>;

Key fresh_key(const std::string& id) {
    cjose_err fault{};
    Key key(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &fault));
    cjose_jwk_set_kid(key.get(), id.data(), id.size(), &fault);
    return key;
}

std::string key_set_of(const Key& key) {
    cjose_err fault{};
    const std::unique_ptr<char, decltype(&free)> text(cjose_jwk_to_json(key.get(), false, &fault), free);
    return R"({"keys":[)" + std::string(text.get()) + "]}";
}

std::string
signed_with(const Key& key, const std::string& id, const Json& claims, const char* algorithm = "ES256") {
    cjose_err fault{};
    const std::unique_ptr<cjose_header_t, Release> header(cjose_header_new(&fault));
    cjose_header_set(header.get(), "alg", algorithm, &fault);
    if (!id.empty()) cjose_header_set(header.get(), "kid", id.c_str(), &fault);
    const auto text = claims.dump();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libcjose takes unsigned bytes
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::unique_ptr<cjose_jws_t, Release> token(
        cjose_jws_sign(key.get(), header.get(), bytes, text.size(), &fault)
    );
    if (token == nullptr) throw std::runtime_error(fault.message);
    const char* written = nullptr;
    cjose_jws_export(token.get(), &written, &fault);
    return written;
}

Json sound_claims() {
    return {
        {"iss", "https://login.example"},
        {"aud", "dueregard"},
        {"sub", "248289761001"},
        {"exp", now_seconds + 300},
        {"iat", now_seconds},
        {"nonce", "n-1"},
        {"name", "Amina Farrow"},
        {"email", "amina@example.com"},
        {"email_verified", true},
        {"groups", {"Equality team", "Staff"}},
    };
}

/// Why a token with this one claim put otherwise is refused; "" where it holds.
std::string why_not(const char* claim, const Json& value) {
    const auto key = fresh_key("k");
    auto claims = sound_claims();
    if (value.is_null()) {
        claims.erase(claim);
    } else {
        claims[claim] = value;
    }
    const auto read = read_id_token(signed_with(key, "k", claims), key_set_of(key), expected, now);
    return read ? "" : read.error().why;
}

}  // namespace

TEST_CASE("a sound token says who came") {
    const auto key = fresh_key("k");

    const auto claims = read_id_token(signed_with(key, "k", sound_claims()), key_set_of(key), expected, now);

    REQUIRE(claims);
    CHECK(claims->subject == "248289761001");
    CHECK(claims->name == "Amina Farrow");
    CHECK(claims->email == "amina@example.com");
    CHECK(claims->has_verified_email);
    CHECK(claims->groups == std::vector<std::string>{"Equality team", "Staff"});
}

TEST_CASE("a token of another issuer, for another client, or with another nonce is refused") {
    CHECK(why_not("iss", "https://login.example/") == "it is of another issuer");
    CHECK(why_not("aud", "another") == "it is for somebody else");
    CHECK(why_not("aud", Json::array({"another"})) == "it is for somebody else");
    CHECK(why_not("aud", Json::array({"dueregard", "another"})) == "it is for somebody else");
    CHECK(why_not("azp", "another") == "it is for somebody else");
    CHECK(why_not("aud", Json::array({"dueregard"})).empty());
    CHECK(why_not("nonce", "n-2") == "its nonce is not ours");
    CHECK(why_not("nonce", nullptr) == "its nonce is not ours");
    CHECK(why_not("sub", "") == "it names nobody");
}

TEST_CASE("times are held to a minute's leeway") {
    CHECK(why_not("exp", now_seconds - 59).empty());
    CHECK(why_not("exp", now_seconds - 60) == "it has expired");
    CHECK(why_not("exp", nullptr) == "it has expired");
    CHECK(why_not("exp", "tomorrow") == "it has expired");
    CHECK(why_not("iat", now_seconds + 60).empty());
    CHECK(why_not("iat", now_seconds + 61) == "it was issued in the future");
    CHECK(why_not("nbf", now_seconds + 61) == "it does not hold yet");
}

TEST_CASE("a token signed by somebody else, or changed, is refused") {
    const auto ours = fresh_key("k");
    const auto theirs = fresh_key("k");
    auto changed = signed_with(ours, "k", sound_claims());
    changed[changed.find('.') + 10] ^= 1;

    const auto forged =
        read_id_token(signed_with(theirs, "k", sound_claims()), key_set_of(ours), expected, now);

    CHECK(forged.error().why == "its signature does not hold");
    CHECK(!read_id_token(changed, key_set_of(ours), expected, now));
}

TEST_CASE("an unsigned token, and one signed with a shared secret, are refused whatever the key") {
    const auto key = fresh_key("k");
    // {"alg":"none"}.{"iss":…}. as base64url, without a signature
    const std::string unsigned_token = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUifQ.";
    cjose_err fault{};
    const std::string secret = "a secret that both sides know of";
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libcjose takes unsigned bytes
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(secret.data());
    const Key shared(cjose_jwk_create_oct_spec(bytes, secret.size(), &fault));

    const auto none = read_id_token(unsigned_token, key_set_of(key), expected, now);
    const auto symmetric =
        read_id_token(signed_with(shared, "k", sound_claims(), "HS256"), key_set_of(key), expected, now);

    CHECK(!none);
    CHECK(none.error().kind == TokenFault::Kind::refused);
    CHECK(symmetric.error().why == "its algorithm is not allowed");
}

TEST_CASE("a key that is not known is told apart, so that the keys can be fetched anew") {
    const auto key = fresh_key("new");
    const auto token = signed_with(key, "new", sound_claims());

    const auto unknown = read_id_token(token, key_set_of(fresh_key("old")), expected, now);

    CHECK(unknown.error().kind == TokenFault::Kind::unknown_key);
    CHECK(read_id_token(token, key_set_of(key), expected, now));
    CHECK(read_id_token(token, "not json", expected, now).error().kind == TokenFault::Kind::unknown_key);
}

TEST_CASE("what is no token is refused") {
    for (const auto* const text : {"", ".", "a.b", "a.b.c", "a.b.c.d.e", "ey.ey.ey"})
        CHECK(!read_id_token(text, key_set_of(fresh_key("k")), expected, now));
    CHECK(!read_id_token(std::string(100'000, 'a'), "{}", expected, now));
}
