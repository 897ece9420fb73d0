#pragma once
// Mail by SMTP. The one place of this part that knows libcurl.

#include "base/clock.hpp"
#include "mail/mail_door.hpp"
#include "mail/mail_settings.hpp"

namespace dueregard::mail {

class SmtpDoor final : public MailDoor {
public:
    SmtpDoor(MailSettings settings, const Clock& clock) : settings_(std::move(settings)), clock_(clock) {}

    /// A connection of its own for each message. The server's certificate must be good for its name.
    [[nodiscard]] Delivery send(const Message& message) override;

private:
    MailSettings settings_;
    const Clock& clock_;
};

}  // namespace dueregard::mail
