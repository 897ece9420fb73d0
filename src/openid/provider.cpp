#include "openid/provider.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>

namespace dueregard::openid {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t published_milliseconds = 60LL * 60 * 1000;
constexpr std::int64_t keys_milliseconds = 60LL * 60 * 1000;
/// Whoever sends made-up tokens must not make us ask the service each time.
constexpr std::int64_t least_between_fetches = 60'000;
/// Where the service does not answer, visitors are told at once instead of all waiting for it one by one.
constexpr std::int64_t least_between_failures = 5'000;

std::unexpected<ServiceFault> refused(std::string why) {
    return std::unexpected(ServiceFault{.kind = ServiceFault::Kind::refused, .why = std::move(why)});
}

std::string text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Absent means that it takes Basic (OpenID Connect Discovery 1.0, 3).
bool takes_basic(const Json& said) {
    const auto methods = said.find("token_endpoint_auth_methods_supported");
    if (methods == said.end() || !methods->is_array()) return true;
    return std::ranges::any_of(*methods, [](const Json& one) { return one == "client_secret_basic"; });
}

}  // namespace

Provider::Provider(OpenIdSettings settings, const Clock& clock)
    : settings_(std::move(settings)), clock_(clock), door_(settings_.issuer) {}

std::expected<Provider::Published, ServiceFault> Provider::read_published(const std::string& text) const {
    const auto said = Json::parse(text, nullptr, false);
    if (!said.is_object() || text_in(said, "issuer") != settings_.issuer) {
        return refused("The sign-in service calls itself otherwise than DUEREGARD_OPENID_ISSUER says");
    }
    Published published{
        .authorisation = text_in(said, "authorization_endpoint"),
        .token = text_in(said, "token_endpoint"),
        .keys = text_in(said, "jwks_uri"),
        .end_session = text_in(said, "end_session_endpoint"),
        .takes_basic = takes_basic(said),
        .fetched_at = clock_.now(),
    };
    for (const auto* const address : {&published.authorisation, &published.token, &published.keys}) {
        if (!door_.is_of_issuer(*address)) {
            return refused("The sign-in service names an address that is not its own");
        }
    }
    if (!door_.is_of_issuer(published.end_session)) published.end_session = "";
    return published;
}

std::expected<Provider::Published, ServiceFault> Provider::published() {
    const std::scoped_lock lock(mutex_);
    const auto now = clock_.now().milliseconds;
    if (published_ && now - published_->fetched_at.milliseconds < published_milliseconds) return *published_;
    if (std::abs(now - failed_at_.milliseconds) < least_between_failures) return std::unexpected(fault_);
    const std::string_view issuer = settings_.issuer;
    const auto text = door_.get(fmt::format(
        "{}/.well-known/openid-configuration",
        issuer.ends_with('/') ? issuer.substr(0, issuer.size() - 1) : issuer
    ));
    if (!text) {
        fault_ = text.error();
        failed_at_ = clock_.now();
        return std::unexpected(fault_);
    }
    auto read = read_published(*text);
    if (read) published_ = *read;
    return read;
}

std::expected<std::string, ServiceFault> Provider::key_set(const Published& published, Keys wanted) {
    const std::scoped_lock lock(mutex_);
    const auto now = clock_.now();
    const bool is_recent = now.milliseconds - keys_fetched_at_.milliseconds < keys_milliseconds;
    const bool was_asked_anew = now.milliseconds - keys_asked_anew_at_.milliseconds < least_between_fetches;
    const bool is_enough = wanted == Keys::any ? is_recent : was_asked_anew;
    if (!key_set_.empty() && is_enough) return key_set_;
    if (wanted == Keys::fresh) keys_asked_anew_at_ = now;
    auto fetched = door_.get(published.keys);
    if (!fetched) return fetched;
    key_set_ = *fetched;
    keys_fetched_at_ = now;
    return key_set_;
}

std::expected<std::string, ServiceFault> Provider::sign_in_address(const Asked& asked) {
    const auto said = published();
    if (!said) return std::unexpected(said.error());
    return fmt::format(
        "{}{}response_type=code&client_id={}&redirect_uri={}&scope={}&state={}&nonce={}&code_challenge={}"
        "&code_challenge_method=S256",
        said->authorisation,
        said->authorisation.contains('?') ? "&" : "?",
        form_value(settings_.client),
        form_value(settings_.redirect_address),
        form_value("openid email profile"),
        form_value(asked.state),
        form_value(asked.nonce),
        form_value(asked.challenge)
    );
}

std::expected<std::string, ServiceFault>
Provider::id_token_for(const Published& published, const std::string& code, const std::string& verifier) {
    auto form = fmt::format(
        "grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={}",
        form_value(code),
        form_value(settings_.redirect_address),
        form_value(verifier)
    );
    const bool is_basic = published.takes_basic && !settings_.secret.empty();
    if (!is_basic) form += "&client_id=" + form_value(settings_.client);
    if (!is_basic && !settings_.secret.empty()) form += "&client_secret=" + form_value(settings_.secret);
    // RFC 6749, 2.3.1: both are encoded as in a form before they are put together.
    const auto answer = door_.post(
        published.token, form, form_value(settings_.client), is_basic ? form_value(settings_.secret) : ""
    );
    if (!answer) return answer;
    auto token = text_in(Json::parse(*answer, nullptr, false), "id_token");
    if (token.empty()) return refused("The sign-in service gave no id token");
    return token;
}

std::expected<Arrived, ServiceFault>
Provider::exchange(const std::string& code, const std::string& verifier, const std::string& nonce) {
    const auto said = published();
    if (!said) return std::unexpected(said.error());
    auto token = id_token_for(*said, code, verifier);
    if (!token) return std::unexpected(token.error());
    const Expected expected{
        .issuer = settings_.issuer,
        .client = settings_.client,
        .nonce = nonce,
        .groups_claim = settings_.groups_claim,
    };
    std::string why;
    for (const auto wanted : {Keys::any, Keys::fresh}) {
        const auto keys = key_set(*said, wanted);
        if (!keys) return std::unexpected(keys.error());
        auto claims = read_id_token(*token, *keys, expected, clock_.now());
        if (claims) return Arrived{.claims = std::move(*claims), .id_token = std::move(*token)};
        why = claims.error().why;
        if (claims.error().kind != TokenFault::Kind::unknown_key) break;
    }
    return refused(fmt::format("An id token was refused: {}", why));
}

std::optional<std::string> Provider::sign_out_address(const std::string& id_token) {
    const auto said = published();
    if (!said || said->end_session.empty()) return std::nullopt;
    return fmt::format(
        "{}{}id_token_hint={}&client_id={}&post_logout_redirect_uri={}",
        said->end_session,
        said->end_session.contains('?') ? "&" : "?",
        form_value(id_token),
        form_value(settings_.client),
        form_value(settings_.signed_out_address)
    );
}

}  // namespace dueregard::openid
