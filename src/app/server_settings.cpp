#include "app/server_settings.hpp"

#include "accounts/site.hpp"
#include "base/clock.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

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

constexpr std::string_view listen_name = "DUEREGARD_LISTEN";
constexpr std::string_view redirect_name = "DUEREGARD_LISTEN_REDIRECT";

web::ListenAddress listen_address_in(const Configuration& configuration, std::string_view name) {
    const auto text = configuration.find(name);
    if (!text) return {};
    const auto read = web::read_listen_address(*text);
    if (!read)
        throw BadRequest(
            fmt::format("{} is a network address with a port, such as 127.0.0.1:8080 or [::1]:8080.", name)
        );
    return *read;
}

std::optional<web::TlsFiles> tls_in(const Configuration& configuration) {
    const auto certificate = configuration.find("DUEREGARD_TLS_CERTIFICATE");
    const auto key = configuration.find("DUEREGARD_TLS_KEY");
    if (certificate.has_value() != key.has_value())
        throw BadRequest("DUEREGARD_TLS_CERTIFICATE and DUEREGARD_TLS_KEY are set together or not at all.");
    if (!certificate) return std::nullopt;
    web::TlsFiles files{.certificate = *certificate, .key = *key};
    static_cast<void>(web::end_of_certificate(files));
    return files;
}

bool is_over_tls(std::string_view site) {
    return site.starts_with("https://");
}

std::optional<web::Redirect> redirect_in(const Configuration& configuration) {
    if (!configuration.find(redirect_name)) return std::nullopt;
    web::Redirect redirect{
        .listen = listen_address_in(configuration, redirect_name), .to = accounts::site_address(configuration)
    };
    if (!is_over_tls(redirect.to))
        throw BadRequest(fmt::format("{} needs DUEREGARD_SITE to be an https address.", redirect_name));
    return redirect;
}

std::vector<web::Network> networks_in(const Configuration& configuration) {
    std::vector<web::Network> networks;
    const auto text = configuration.text("DUEREGARD_TRUSTED_PROXIES");
    for (const auto entry : split(text, ',')) {
        if (trimmed(entry).empty()) continue;
        const auto network = web::read_network(trimmed(entry));
        if (!network)
            throw BadRequest(fmt::format(
                "DUEREGARD_TRUSTED_PROXIES is network addresses with commas between them, and “{}” is none.",
                trimmed(entry)
            ));
        networks.push_back(*network);
    }
    return networks;
}

web::ProxyHeader proxy_header_in(const Configuration& configuration) {
    const auto name = configuration.text("DUEREGARD_PROXY_HEADER", "x-forwarded");
    if (name == "x-forwarded") return web::ProxyHeader::x_forwarded;
    if (name == "forwarded") return web::ProxyHeader::forwarded;
    throw BadRequest("DUEREGARD_PROXY_HEADER is x-forwarded or forwarded.");
}

}  // namespace

Level log_level_in(const Configuration& configuration) {
    const auto name = configuration.text("DUEREGARD_LOG_LEVEL", "info");
    const auto* const row = std::ranges::find(level_rows, name, &LevelRow::name);
    if (row == level_rows.end()) throw BadRequest("DUEREGARD_LOG_LEVEL is info, warning or error.");
    return row->level;
}

ServerSettings read_server_settings(const Configuration& configuration) {
    ServerSettings settings{
        .listen = listen_address_in(configuration, listen_name),
        .tls = tls_in(configuration),
        .redirect = redirect_in(configuration),
        .proxies = {.networks = networks_in(configuration), .header = proxy_header_in(configuration)},
        .log_level = log_level_in(configuration),
    };
    const bool is_tls = settings.tls || is_over_tls(accounts::site_address(configuration));
    settings.transport = is_tls ? web::Transport::tls : web::Transport::plain;
    return settings;
}

void ensure_certificate_holds(const Configuration& configuration) {
    const auto files = tls_in(configuration);
    if (!files) return;
    const auto end = web::end_of_certificate(*files);
    if (end > SystemClock().now()) return;
    throw BadRequest(fmt::format(
        "DUEREGARD_TLS_CERTIFICATE: the certificate in {} ended {}.", files->certificate, iso_time(end)
    ));
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
                  "Where visitors reach this installation, for links in mail and for the sign-in service. With https "
                  "cookies are for TLS alone and browsers are told to come by TLS alone.",
              .otherwise = "no links",
              .example = "https://dueregard.example.com",
              .check = [](const Configuration& all) { static_cast<void>(accounts::site_address(all)); }},
             {.name = "DUEREGARD_LISTEN",
              .description = "The network address and port to listen at.",
              .otherwise = "127.0.0.1:8080",
              .example = "127.0.0.1:8080",
              .check = [](const Configuration& all
                       ) { static_cast<void>(listen_address_in(all, listen_name)); }},
             {.name = "DUEREGARD_TLS_CERTIFICATE",
              .description =
                  "A file with the server's certificate and those between it and its authority (PEM), for TLS "
                  "without a proxy. Set with DUEREGARD_TLS_KEY. Read again at SIGHUP.",
              .otherwise = "plain HTTP",
              .example = "/etc/dueregard/tls/certificate.pem"},
             {.name = "DUEREGARD_TLS_KEY",
              .description =
                  "A file with the certificate's key (PEM, no passphrase), which only root and the group "
                  "dueregard may read.",
              .otherwise = "plain HTTP",
              .example = "/etc/dueregard/tls/key.pem"},
             {.name = redirect_name,
              .description =
                  "A second address, in plain HTTP, that sends every visitor on to DUEREGARD_SITE.",
              .otherwise = "no such address",
              .example = "[::]:80",
              .check = [](const Configuration& all
                       ) { static_cast<void>(listen_address_in(all, redirect_name)); }},
             {.name = "DUEREGARD_TRUSTED_PROXIES",
              .description =
                  "The network addresses of proxies, commas between them. What these say of a visitor's address "
                  "and of TLS is believed, and what anybody else says is not.",
              .otherwise = "nobody is believed",
              .example = "127.0.0.1, ::1, 10.20.0.0/16",
              .check = [](const Configuration& all) { static_cast<void>(networks_in(all)); }},
             {.name = "DUEREGARD_PROXY_HEADER",
              .description =
                  "The header that the trusted proxies write, and do not merely pass on: x-forwarded, for "
                  "X-Forwarded-For and X-Forwarded-Proto; forwarded, for Forwarded (RFC 7239).",
              .otherwise = "x-forwarded",
              .example = "forwarded",
              .check = [](const Configuration& all) { static_cast<void>(proxy_header_in(all)); }},
             {.name = "DUEREGARD_LOG_LEVEL",
              .description =
                  "What the log holds: info, a line for each request; warning; error. Read again at SIGHUP.",
              .otherwise = "info",
              .example = "warning",
              .check = [](const Configuration& all) { static_cast<void>(log_level_in(all)); }}},
        .check = [](const Configuration& all) { static_cast<void>(read_server_settings(all)); },
        .check_machine = ensure_certificate_holds,
    };
}

}  // namespace dueregard::app
