#pragma once
// The sign-in service as we speak with it: what it publishes of itself, the way there, and the exchange of a
// code (OpenID Connect Core 1.0, 3.1, with PKCE, RFC 7636).

#include "base/clock.hpp"
#include "openid/id_token.hpp"
#include "openid/issuer_door.hpp"
#include "openid/openid_settings.hpp"

#include <expected>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::openid {

/// What one attempt to sign in carries; each of its own randomness.
struct Asked {
    std::string state;
    std::string nonce;
    std::string challenge;  ///< of the verifier: its SHA-256 as base64url
};

/// Who came, and the token that says so, for signing out there.
struct Arrived {
    Claims claims;
    std::string id_token;
};

/// Several threads may ask at once.
class Provider {
public:
    Provider(OpenIdSettings settings, const Clock& clock);

    [[nodiscard]] const OpenIdSettings& settings() const { return settings_; }

    /// Where the browser goes to sign in.
    [[nodiscard]] std::expected<std::string, ServiceFault> sign_in_address(const Asked& asked);
    /// The code that came back, exchanged. Where the token's key is not known, the keys are fetched anew,
    /// once a minute at most.
    [[nodiscard]] std::expected<Arrived, ServiceFault>
    exchange(const std::string& code, const std::string& verifier, const std::string& nonce);
    /// Where the browser goes to sign out there too; nothing where the service has no such place.
    [[nodiscard]] std::optional<std::string> sign_out_address(const std::string& id_token);

private:
    struct Published {
        std::string authorisation;
        std::string token;
        std::string keys;
        std::string end_session;
        bool takes_basic = true;
        Instant fetched_at;
    };

    [[nodiscard]] std::expected<Published, ServiceFault> published();
    [[nodiscard]] std::expected<Published, ServiceFault> read_published(const std::string& text) const;
    enum class Keys { any, fresh };
    [[nodiscard]] std::expected<std::string, ServiceFault> key_set(const Published& published, Keys wanted);
    [[nodiscard]] std::expected<std::string, ServiceFault>
    id_token_for(const Published& published, const std::string& code, const std::string& verifier);

    OpenIdSettings settings_;
    const Clock& clock_;
    IssuerDoor door_;
    std::mutex mutex_;
    std::optional<Published> published_;
    ServiceFault fault_;  ///< of the last time that it did not answer
    Instant failed_at_;
    std::string key_set_;
    Instant keys_fetched_at_;
    Instant keys_asked_anew_at_;
};

}  // namespace dueregard::openid
