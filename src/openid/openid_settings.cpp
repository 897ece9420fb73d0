#include "openid/openid_settings.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::openid {

namespace {

/// Plain text is for tests and for a service on this very machine.
bool is_allowed_issuer(std::string_view issuer) {
    const auto origin = origin_of(issuer);
    if (origin.empty() || issuer.find_first_of("?# ") != std::string_view::npos) return false;
    if (origin.starts_with("https://")) return true;
    constexpr std::array<std::string_view, 3> own = {"http://127.0.0.1", "http://localhost", "http://[::1]"};
    return std::ranges::any_of(own, [&](std::string_view one) {
        return origin == one || origin.starts_with(std::string(one) + ":");
    });
}

std::vector<GroupRole> roles_in(const std::string& text) {
    std::vector<GroupRole> roles;
    for (const auto pair : split(text, ';')) {
        if (trimmed(pair).empty()) continue;
        const auto equals = pair.rfind('=');
        if (equals == std::string_view::npos) {
            throw BadRequest("DUEREGARD_OPENID_ROLES is group=role, more of them set apart by semicolons.");
        }
        roles.push_back(
            {.group = std::string(trimmed(pair.substr(0, equals))),
             .role = std::string(trimmed(pair.substr(equals + 1)))}
        );
    }
    return roles;
}

EmailTrust trust_in(const Configuration& configuration) {
    const auto text = configuration.text("DUEREGARD_OPENID_EMAIL", "verified");
    if (text == "verified") return EmailTrust::when_verified;
    if (text == "always") return EmailTrust::always;
    throw BadRequest("DUEREGARD_OPENID_EMAIL is verified or always.");
}

}  // namespace

std::optional<OpenIdSettings>
read_openid_settings(const Configuration& configuration, const std::string& site) {
    const auto issuer = configuration.find("DUEREGARD_OPENID_ISSUER");
    if (!issuer) return std::nullopt;
    if (!is_allowed_issuer(*issuer)) {
        throw BadRequest("DUEREGARD_OPENID_ISSUER is the https address that the sign-in service calls itself."
        );
    }
    if (site.empty()) throw BadRequest("DUEREGARD_SITE is needed for DUEREGARD_OPENID_ISSUER.");
    const auto client = configuration.find("DUEREGARD_OPENID_CLIENT");
    if (!client) throw BadRequest("DUEREGARD_OPENID_CLIENT is what the sign-in service knows us as.");
    return OpenIdSettings{
        .issuer = *issuer,
        .client = *client,
        .secret = configuration.secret("DUEREGARD_OPENID_SECRET_FILE").value_or(""),
        .name = configuration.text("DUEREGARD_OPENID_NAME", "your organisation’s account"),
        .redirect_address = site + "/sign-in/openid/return",
        .signed_out_address = site + "/sign-in?signed_out=yes",
        .groups_claim = configuration.text("DUEREGARD_OPENID_GROUPS_CLAIM", "groups"),
        .roles = roles_in(configuration.text("DUEREGARD_OPENID_ROLES")),
        .email_trust = trust_in(configuration),
    };
}

std::string_view origin_of(std::string_view address) {
    const auto scheme = address.find("://");
    if (!address.starts_with("https://") && !address.starts_with("http://")) return "";
    const auto host = address.substr(scheme + 3);
    const auto end = host.find_first_of("/?#");
    const auto name = host.substr(0, end);
    // "https://issuer.example@evil.example" is evil.example's.
    if (name.empty() || name.find_first_of("@\\ ") != std::string_view::npos) return "";
    return address.substr(0, scheme + 3 + name.size());
}

}  // namespace dueregard::openid
