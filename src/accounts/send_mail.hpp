#pragma once
// Sends the letters that are due, and tries again what failed.

#include "accounts/letter.hpp"
#include "jobs/job.hpp"
#include "mail/mail_door.hpp"
#include "mail/mail_settings.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace dueregard::accounts {

/// What letters are made from, beside the letter itself.
struct Stationery {
    std::vector<LetterKind> kinds;
    std::string site;  ///< where this installation is reached: "https://dueregard.thornbury.example"
};

struct MailCounts {
    std::int64_t sent = 0;
    std::int64_t put_off = 0;
    std::int64_t given_up = 0;
};

/// Each due letter once. One that another server has taken meanwhile is left to it. A letter is written and
/// counted as tried in one transaction, and handed over after it: where the program ends between the two, it
/// is sent once more later, never lost.
MailCounts send_due_mail(
    storage::Db& db,
    const Clock& clock,
    mail::MailDoor& door,
    const Stationery& stationery,
    const std::stop_token& stop = {}
);

/// Every minute.
[[nodiscard]] jobs::Job mail_job(mail::MailSettings settings, Stationery stationery);

}  // namespace dueregard::accounts
