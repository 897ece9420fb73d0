#pragma once
// npm's smtp-server, really started, in one of the modes of mail_server.mjs.

#include "mail/mail_settings.hpp"
#include "support/peer.hpp"
#include "support/temporary_directory.hpp"

#include <string>

namespace dueregard::test_support {

class MailServer {
public:
    explicit MailServer(const std::string& mode)
        : peer_({"node", "tests/support/mail_server.mjs", mode, folder_.path().string()}) {}

    [[nodiscard]] mail::MailSettings settings(mail::Tls tls) const {
        return {
            .host = "localhost",
            .port = static_cast<std::uint16_t>(std::stoi(peer_.greeting())),
            .tls = tls,
            .user = "",
            .password = "",
            .from = {.name = "Due Regard", .address = "no-reply@thornbury.example"},
            .authorities = (folder_.path() / "certificate.pem").string(),
        };
    }

    /// The next mail that it took, as one line of JSON; "" where none comes.
    [[nodiscard]] std::string received() { return peer_.next_line(); }

private:
    support::TemporaryDirectory folder_;
    Peer peer_;
};

}  // namespace dueregard::test_support
