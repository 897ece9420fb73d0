#include "app/server_settings.hpp"

#include "accounts/site.hpp"
#include "base/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dueregard::app {

namespace {

struct LevelRow {
    std::string_view name;
    Level level;
};

constexpr std::array level_rows = {
    LevelRow{"info", Level::info}, LevelRow{"warning", Level::warning}, LevelRow{"error", Level::error}
};

web::ListenAddress listen_address_in(const Configuration& configuration) {
    const auto text = configuration.find("DUEREGARD_LISTEN");
    if (!text) return {};
    const auto read = web::read_listen_address(*text);
    if (!read)
        throw BadRequest(
            "DUEREGARD_LISTEN is a network address with a port, such as 127.0.0.1:8080 or [::1]:8080."
        );
    return *read;
}

}  // namespace

Level log_level_in(const Configuration& configuration) {
    const auto name = configuration.text("DUEREGARD_LOG_LEVEL", "info");
    const auto* const row = std::ranges::find(level_rows, name, &LevelRow::name);
    if (row == level_rows.end()) throw BadRequest("DUEREGARD_LOG_LEVEL is info, warning or error.");
    return row->level;
}

ServerSettings read_server_settings(const Configuration& configuration) {
    return {.listen = listen_address_in(configuration), .log_level = log_level_in(configuration)};
}

SettingGroup server_setting_group() {
    return {
        .title = "Server",
        .settings =
            {{.name = database_name,
              .description =
                  "The register: a path, or a postgresql:// address. A password for it stands in a file that the "
                  "address names: postgresql://dueregard@db.example.com/dueregard?passfile=/etc/dueregard/pgpass.",
              .otherwise = "./dueregard.db",
              .example = "/var/lib/dueregard/dueregard.db"},
             {.name = "DUEREGARD_SITE",
              .description =
                  "Where visitors reach this installation, for links in mail and for the sign-in service.",
              .otherwise = "no links",
              .example = "https://dueregard.example.com",
              .check = [](const Configuration& all) { static_cast<void>(accounts::site_address(all)); }},
             {.name = "DUEREGARD_LISTEN",
              .description = "The network address and port to listen at.",
              .otherwise = "127.0.0.1:8080",
              .example = "127.0.0.1:8080",
              .check = [](const Configuration& all) { static_cast<void>(listen_address_in(all)); }},
             {.name = "DUEREGARD_LOG_LEVEL",
              .description =
                  "What the log holds: info, a line for each request; warning; error. Read again at SIGHUP.",
              .otherwise = "info",
              .example = "warning",
              .check = [](const Configuration& all) { static_cast<void>(log_level_in(all)); }}},
    };
}

}  // namespace dueregard::app
