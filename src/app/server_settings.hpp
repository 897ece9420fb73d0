#pragma once
// Where the register is and how the server is reached: what docs/operations.md calls the server's settings.

#include "base/configuration.hpp"
#include "base/log.hpp"
#include "base/setting.hpp"
#include "web/server.hpp"

#include <optional>
#include <string_view>

namespace dueregard::app {

inline constexpr std::string_view database_name = "DUEREGARD_DATABASE";

struct ServerSettings {
    web::ListenAddress listen;
    std::optional<web::TlsFiles> tls;
    std::optional<web::Redirect> redirect;
    web::TrustedProxies proxies;
    /// Over TLS where the server speaks it, or where the site's own address says so.
    web::Transport transport = web::Transport::plain;
    Level log_level = Level::info;
};

/// Throws BadRequest with the setting's name where one cannot be meant.
[[nodiscard]] ServerSettings read_server_settings(const Configuration& configuration);

/// DUEREGARD_LOG_LEVEL alone, which can change while the server runs.
[[nodiscard]] Level log_level_in(const Configuration& configuration);

/// Throws BadRequest where the certificate has ended.
void ensure_certificate_holds(const Configuration& configuration);

[[nodiscard]] SettingGroup server_setting_group();

}  // namespace dueregard::app
