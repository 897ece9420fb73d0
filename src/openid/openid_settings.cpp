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

std::string issuer_in(const Configuration& configuration) {
    auto issuer = configuration.text("DUEREGARD_OPENID_ISSUER");
    if (issuer.empty() || is_allowed_issuer(issuer)) return issuer;
    throw BadRequest("DUEREGARD_OPENID_ISSUER is the https address that the sign-in service calls itself.");
}

std::string secret_in(const Configuration& configuration) {
    return configuration.secret("DUEREGARD_OPENID_SECRET_FILE").value_or("");
}

std::vector<GroupRole> roles_in(const Configuration& configuration) {
    std::vector<GroupRole> roles;
    const auto text = configuration.text("DUEREGARD_OPENID_ROLES");
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
    auto issuer = issuer_in(configuration);
    if (issuer.empty()) return std::nullopt;
    if (site.empty()) throw BadRequest("DUEREGARD_SITE is needed for DUEREGARD_OPENID_ISSUER.");
    const auto client = configuration.find("DUEREGARD_OPENID_CLIENT");
    if (!client) throw BadRequest("DUEREGARD_OPENID_CLIENT is what the sign-in service knows us as.");
    return OpenIdSettings{
        .issuer = std::move(issuer),
        .client = *client,
        .secret = secret_in(configuration),
        .name = configuration.text("DUEREGARD_OPENID_NAME", "your organisation’s account"),
        .redirect_address = site + "/sign-in/openid/return",
        .signed_out_address = site + "/sign-in?signed_out=yes",
        .groups_claim = configuration.text("DUEREGARD_OPENID_GROUPS_CLAIM", "groups"),
        .roles = roles_in(configuration),
        .email_trust = trust_in(configuration),
    };
}

SettingGroup setting_group() {
    return {
        .title = "Sign-in service (OpenID Connect)",
        .settings =
            {{.name = "DUEREGARD_OPENID_ISSUER",
              .description =
                  "The service as it calls itself; turns it on, beside passwords. All its addresses must be at "
                  "that host, and DUEREGARD_SITE is then needed too.",
              .otherwise = "passwords alone",
              .example = "https://login.example.com/realms/staff",
              .check = [](const Configuration& all) { static_cast<void>(issuer_in(all)); }},
             {.name = "DUEREGARD_OPENID_CLIENT",
              .description = "What the service knows this program as.",
              .otherwise = "none, and the service needs it",
              .example = "dueregard"},
             {.name = "DUEREGARD_OPENID_SECRET_FILE",
              .description = "A file whose first line is the client's secret.",
              .otherwise = "a public client",
              .example = "/etc/dueregard/openid-secret",
              .check = [](const Configuration& all) { static_cast<void>(secret_in(all)); }},
             {.name = "DUEREGARD_OPENID_NAME",
              .description = "On the button: “Sign in with …”.",
              .otherwise = "your organisation’s account",
              .example = "your council account"},
             {.name = "DUEREGARD_OPENID_ROLES",
              .description =
                  "Members of a group have the role while they are members; who has no account is added.",
              .otherwise = "roles are given by hand, to people who were added",
              .example = "equality-team=equality_lead;heads=measure_owner",
              .check = [](const Configuration& all) { static_cast<void>(roles_in(all)); }},
             {.name = "DUEREGARD_OPENID_GROUPS_CLAIM",
              .description = "Where the token lists groups.",
              .otherwise = "groups",
              .example = "roles"},
             {.name = "DUEREGARD_OPENID_EMAIL",
              .description =
                  "verified: an address counts where the service says email_verified; always: for a service that "
                  "never says so and lets nobody choose their own address.",
              .otherwise = "verified",
              .example = "always",
              .check = [](const Configuration& all) { static_cast<void>(trust_in(all)); }}},
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
