#include "accounts/send_mail.hpp"

#include "accounts/letter_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "mail/smtp_door.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace dueregard::accounts {

namespace {

constexpr std::int64_t most_at_a_time = 200;

using storage::Transaction;

mail::Message written(Transaction& tx, const DueLetter& due, const Stationery& stationery) {
    const auto kind = std::ranges::find(stationery.kinds, due.letter.kind, &LetterKind::name);
    ensure(kind != stationery.kinds.end(), "a letter of an unknown kind was to be written");
    auto text = kind->write(
        tx, {.letter = due.letter, .organisation_name = due.organisation_name, .site = stationery.site}
    );
    return {.to = due.email, .subject = std::move(text.subject), .text = std::move(text.text)};
}

struct Taken {
    bool is_ours = false;
    std::string_view why_not;  ///< why it is given up unsent, or ""
    std::optional<mail::Message> message = std::nullopt;
};

/// Mail was off for long: what it said is no longer wanted.
bool is_stale(const Letter& letter, Instant now) {
    constexpr std::int64_t longest = 7LL * 24 * 60 * 60 * 1000;
    return letter.attempts == 0 && now.milliseconds - letter.created_at.milliseconds > longest;
}

std::string_view why_not(const DueLetter& due, const Stationery& stationery, Instant now) {
    if (due.has_left) return "The person has left";
    if (is_stale(due.letter, now)) return "It waited for more than a week";
    const auto kind = std::ranges::find(stationery.kinds, due.letter.kind, &LetterKind::name);
    return kind == stationery.kinds.end() ? "This version does not know this kind of mail" : "";
}

Taken take(storage::Db& db, DueLetter& due, const Stationery& stationery) {
    Taken taken;
    db.write([&](Transaction& tx) {
        taken = {.is_ours = take_letter(tx, due.letter), .why_not = why_not(due, stationery, tx.now())};
        if (taken.is_ours && taken.why_not.empty()) taken.message = written(tx, due, stationery);
    });
    ++due.letter.attempts;
    return taken;
}

void record_delivery(Transaction& tx, const Letter& letter, const mail::Delivery& delivery) {
    switch (delivery.outcome) {
    case mail::Outcome::sent:
        record_sent(tx, letter);
        break;
    case mail::Outcome::try_again:
        record_put_off(tx, letter, delivery.why);
        break;
    case mail::Outcome::refused:
        give_up(tx, letter, delivery.why);
        break;
    }
}

void count(MailCounts& counts, const Letter& letter, const mail::Delivery& delivery) {
    if (delivery.outcome == mail::Outcome::sent) {
        ++counts.sent;
    } else if (delivery.outcome == mail::Outcome::try_again && wait_milliseconds(letter.attempts)) {
        ++counts.put_off;
    } else {
        ++counts.given_up;
    }
}

}  // namespace

MailCounts send_due_mail(
    storage::Db& db,
    const Clock& clock,
    mail::MailDoor& door,
    const Stationery& stationery,
    const std::stop_token& stop
) {
    MailCounts counts;
    for (auto& due : due_letters(db, clock.now(), most_at_a_time)) {
        if (stop.stop_requested()) throw Unavailable("The server is ending; the rest of the mail waits.");
        const auto taken = take(db, due, stationery);
        if (!taken.is_ours) continue;
        const auto delivery = taken.message
                                  ? door.send(*taken.message)
                                  : mail::Delivery{mail::Outcome::refused, std::string(taken.why_not)};
        db.write([&](Transaction& tx) { record_delivery(tx, due.letter, delivery); });
        count(counts, due.letter, delivery);
    }
    db.write(forget_old_letters);
    return counts;
}

jobs::Job mail_job(mail::MailSettings settings, Stationery stationery) {
    return {
        .name = "mail",
        .summary = "send the mail that waits",
        .when = jobs::Every{std::chrono::minutes{1}},
        .run =
            [settings = std::move(settings), stationery = std::move(stationery)](jobs::JobCall& call) {
                mail::SmtpDoor door(settings, call.clock);
                const auto counts = send_due_mail(call.db, call.clock, door, stationery, call.stop);
                return fmt::format(
                    "{} sent, {} put off, {} given up", counts.sent, counts.put_off, counts.given_up
                );
            },
    };
}

}  // namespace dueregard::accounts
