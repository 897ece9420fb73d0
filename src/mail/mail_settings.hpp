#pragma once
// Which server takes our mail, and as whom: what docs/operations.md calls DUEREGARD_MAIL_….

#include "base/configuration.hpp"
#include "base/setting.hpp"
#include "mail/message.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dueregard::mail {

enum class Tls {
    starttls,  ///< begins in plain text and changes over, or nothing is sent (RFC 3207)
    implicit,  ///< from the first byte (RFC 8314)
    none,      ///< only to this very machine
};

struct MailSettings {
    std::string host;
    std::uint16_t port = 0;
    Tls tls = Tls::starttls;
    std::string user;  ///< "" where the server wants none
    std::string password;
    Sender from;
    std::string
        authorities;  ///< a file of certificates to trust instead of the system's; "" for the system's
};

/// Nothing where DUEREGARD_MAIL_HOST is not set. Throws BadRequest with the setting's name where one cannot
/// be meant: no port, no sender's address, no encryption to another machine, a user without a password.
[[nodiscard]] std::optional<MailSettings> read_mail_settings(const Configuration& configuration);

[[nodiscard]] SettingGroup setting_group();

}  // namespace dueregard::mail
