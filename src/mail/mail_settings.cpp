#include "mail/mail_settings.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace dueregard::mail {

namespace {

struct TlsRow {
    std::string_view name;
    Tls tls;
    std::uint16_t port;
};

constexpr std::array tls_rows = {
    TlsRow{"starttls", Tls::starttls, 587},
    TlsRow{"implicit", Tls::implicit, 465},
    TlsRow{"none", Tls::none, 25},
};

const TlsRow& tls_in(const Configuration& configuration) {
    const auto name = configuration.text("DUEREGARD_MAIL_TLS", "starttls");
    const auto* const row = std::ranges::find(tls_rows, name, &TlsRow::name);
    if (row == tls_rows.end()) throw BadRequest("DUEREGARD_MAIL_TLS is starttls, implicit or none.");
    return *row;
}

std::uint16_t port_in(const Configuration& configuration, std::uint16_t otherwise) {
    const auto text = configuration.find("DUEREGARD_MAIL_PORT");
    if (!text) return otherwise;
    std::uint16_t port = 0;
    const auto* const end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, port);
    if (read.ec != std::errc() || read.ptr != end || port == 0) {
        throw BadRequest("DUEREGARD_MAIL_PORT is a number from 1 to 65535.");
    }
    return port;
}

bool is_address(std::string_view text) {
    const auto parts = split(text, '@');
    return parts.size() == 2 && !parts[0].empty() && !parts[1].empty()
           && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7F' && c != '<' && c != '>'; });
}

Sender sender_in(const Configuration& configuration) {
    const auto text = configuration.text("DUEREGARD_MAIL_FROM");
    Sender sender{.name = "", .address = std::string(trimmed(text))};
    if (const auto open = text.rfind('<'); open != std::string::npos && text.ends_with('>')) {
        sender.name = trimmed(std::string_view(text).substr(0, open));
        sender.address = text.substr(open + 1, text.size() - open - 2);
    }
    if (!is_address(sender.address)) {
        throw BadRequest(
            "DUEREGARD_MAIL_FROM is the address that mail comes from: Due Regard <no-reply@example.com>."
        );
    }
    return sender;
}

std::string host_in(const Configuration& configuration) {
    auto host = configuration.text("DUEREGARD_MAIL_HOST");
    const bool is_host = std::ranges::all_of(host, [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == ':';
    });
    if (!is_host) throw BadRequest("DUEREGARD_MAIL_HOST is a name or a network address, and no more.");
    return host;
}

std::string password_in(const Configuration& configuration) {
    return configuration.secret("DUEREGARD_MAIL_PASSWORD_FILE").value_or("");
}

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

}  // namespace

std::optional<MailSettings> read_mail_settings(const Configuration& configuration) {
    auto host = host_in(configuration);
    if (host.empty()) return std::nullopt;
    const auto& tls = tls_in(configuration);
    MailSettings settings{
        .host = std::move(host),
        .port = port_in(configuration, tls.port),
        .tls = tls.tls,
        .user = configuration.text("DUEREGARD_MAIL_USER"),
        .password = password_in(configuration),
        .from = sender_in(configuration),
        .authorities = configuration.text("DUEREGARD_MAIL_AUTHORITIES"),
    };
    if (settings.tls == Tls::none && !is_this_machine(settings.host)) {
        throw BadRequest("DUEREGARD_MAIL_TLS may be none for a mail server on this machine only.");
    }
    if (settings.user.empty() != settings.password.empty()) {
        throw BadRequest(
            "DUEREGARD_MAIL_USER and DUEREGARD_MAIL_PASSWORD_FILE are set together or not at all."
        );
    }
    return settings;
}

SettingGroup setting_group() {
    return {
        .title = "Mail",
        .settings =
            {{.name = "DUEREGARD_MAIL_HOST",
              .description =
                  "The council's mail server. It turns mail on: invitations, forgotten passwords, reminders. "
                  "DUEREGARD_SITE and DUEREGARD_MAIL_FROM are then needed too.",
              .otherwise = "no mail is sent",
              .example = "mail.example.com",
              .check = [](const Configuration& all) { static_cast<void>(host_in(all)); }},
             {.name = "DUEREGARD_MAIL_TLS",
              .description =
                  "starttls; implicit, from the first byte; none, to a server on this machine only.",
              .otherwise = "starttls",
              .example = "implicit",
              .check = [](const Configuration& all) { static_cast<void>(tls_in(all)); }},
             {.name = "DUEREGARD_MAIL_PORT",
              .description = "The mail server's port.",
              .otherwise = "587, 465 or 25, by DUEREGARD_MAIL_TLS",
              .example = "587",
              .check = [](const Configuration& all) { static_cast<void>(port_in(all, 0)); }},
             {.name = "DUEREGARD_MAIL_FROM",
              .description = "Whom mail comes from.",
              .otherwise = "none, and mail needs it",
              .example = "Due Regard <no-reply@example.com>",
              .check = [](const Configuration& all) { static_cast<void>(sender_in(all)); }},
             {.name = "DUEREGARD_MAIL_USER",
              .description =
                  "The name to sign in to the mail server with; set with DUEREGARD_MAIL_PASSWORD_FILE.",
              .otherwise = "no sign-in",
              .example = "dueregard"},
             {.name = "DUEREGARD_MAIL_PASSWORD_FILE",
              .description = "A file whose first line is the password for the mail server.",
              .otherwise = "no sign-in",
              .example = "/etc/dueregard/mail-password",
              .check = [](const Configuration& all) { static_cast<void>(password_in(all)); }},
             {.name = "DUEREGARD_MAIL_AUTHORITIES",
              .description =
                  "A file of certificates (PEM) to trust instead of the system's, for a mail server with the "
                  "council's own.",
              .otherwise = "the system's",
              .example = "/etc/dueregard/authorities.pem"}},
        .check = [](const Configuration& all) { static_cast<void>(read_mail_settings(all)); },
    };
}

}  // namespace dueregard::mail
