#pragma once
// Which sign-in service is asked, and as whom: what docs/operations.md calls DUEREGARD_OPENID_….

#include "base/configuration.hpp"
#include "base/setting.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::openid {

/// Members of the group have the role.
struct GroupRole {
    std::string group;
    std::string role;
};

enum class EmailTrust {
    when_verified,  ///< where the service says email_verified
    always,         ///< the service knows its people's addresses, and never says so
};

struct OpenIdSettings {
    std::string issuer;  ///< as the service itself spells it: "https://login.thornbury.example/realms/staff"
    std::string client;
    std::string secret;  ///< "" for a client that has none
    std::string name;    ///< on the button: "Sign in with Thornbury"
    std::string redirect_address;
    std::string signed_out_address;
    std::string groups_claim;
    std::vector<GroupRole> roles;
    EmailTrust email_trust = EmailTrust::when_verified;
};

/// Nothing where DUEREGARD_OPENID_ISSUER is not set. `site` is where this installation is reached. Throws
/// BadRequest with the setting's name where one cannot be meant: no https but to this machine, no client, no
/// site.
[[nodiscard]] std::optional<OpenIdSettings>
read_openid_settings(const Configuration& configuration, const std::string& site);

/// How they go together is for the caller to ask, who knows the site.
[[nodiscard]] SettingGroup setting_group();

/// "https://login.example:8443" of any address of it; "" for what is no http or https address.
[[nodiscard]] std::string_view origin_of(std::string_view address);

}  // namespace dueregard::openid
