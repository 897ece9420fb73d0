#pragma once
// Where mail leaves the program. One door for the real thing (smtp_door.hpp); what decides when to send what
// knows only this.

#include "mail/message.hpp"

#include <string>

namespace dueregard::mail {

enum class Outcome {
    sent,       ///< the server has taken it on
    try_again,  ///< no server, no sign-in, or a server that said "later"
    refused,    ///< the server said no to this message and would say so again
};

struct Delivery {
    Outcome outcome = Outcome::sent;
    /// For an administrator, without anybody's address: "The mail server answered 550". "" where it was sent.
    std::string why;
};

class MailDoor {
public:
    MailDoor() = default;
    MailDoor(const MailDoor&) = delete;
    MailDoor& operator=(const MailDoor&) = delete;
    MailDoor(MailDoor&&) = delete;
    MailDoor& operator=(MailDoor&&) = delete;
    virtual ~MailDoor() = default;

    /// Comes back within a minute and a half, whatever the server does.
    [[nodiscard]] virtual Delivery send(const Message& message) = 0;
};

}  // namespace dueregard::mail
