#include "accounts/letter_store.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

/// Longer than an attempt takes: a server that ended meanwhile leaves the letter to the next.
constexpr std::int64_t attempt_milliseconds = 10LL * 60 * 1000;
/// The longest that a letter waits for its next attempt. One that seems to wait longer was put off by a clock
/// that has since been put back, and is due.
constexpr std::int64_t longest_wait_milliseconds = 24LL * 60 * 60 * 1000;
constexpr std::int64_t kept_milliseconds = 90LL * 24 * 60 * 60 * 1000;

Letter letter_of(const storage::Row& row) {
    return {
        .organisation = row.id<OrganisationId>(0),
        .id = row.id<LetterId>(1),
        .person = row.id<PersonId>(2),
        .kind = row.text(3),
        .about = row.text(4),
        .created_at = row.instant(5),
        .attempts = row.integer(6),
        .why = row.text(7),
    };
}

constexpr std::string_view letter_columns =
    "l.organisation, l.id, l.person, l.kind, l.about, l.created_at, l.attempts, l.why";
constexpr std::string_view is_waiting = "l.sent_at is null and l.given_up_at is null";

}  // namespace

void add_letter(
    storage::Transaction& tx,
    OrganisationId organisation,
    PersonId person,
    std::string_view kind,
    std::string_view about
) {
    const auto sql = fmt::format(
        "select l.id from letter l where l.organisation = :organisation and l.person = :person and l.kind = :kind "
        "and l.about = :about and l.attempts = 0 and {} limit 1",
        is_waiting
    );
    if (tx.db().find(sql, {organisation, person, kind, about})) return;
    tx.execute(
        "insert into letter (organisation, id, person, kind, about, created_at, attempts, next_attempt_at, why) values "
        "(:organisation, :id, :person, :kind, :about, :created_at, 0, :next_attempt_at, '')",
        {organisation, tx.new_id(), person, kind, about, tx.now(), tx.now()}
    );
}

std::vector<DueLetter> due_letters(storage::Db& db, Instant now, std::int64_t most) {
    std::vector<DueLetter> due;
    const auto sql = fmt::format(
        "select {}, p.email, o.short_name, p.left_at is not null from letter l "
        "join person p on p.organisation = l.organisation and p.id = l.person "
        "join organisation o on o.id = l.organisation "
        "where {} and (l.next_attempt_at <= :now or l.next_attempt_at > :longest) order by l.next_attempt_at, l.id limit :most",
        letter_columns,
        is_waiting
    );
    for (const auto& row : db.query(sql, {now, now.milliseconds + longest_wait_milliseconds, most})) {
        due.push_back({
            .letter = letter_of(row),
            .email = row.text(8),
            .organisation_name = row.text(9),
            .has_left = row.integer(10) != 0,
        });
    }
    return due;
}

bool take_letter(storage::Transaction& tx, const Letter& letter) {
    const auto changed = tx.execute(
        "update letter set attempts = attempts + 1, next_attempt_at = :next_attempt_at where organisation = :organisation "
        "and id = :id and attempts = :attempts and sent_at is null and given_up_at is null",
        {tx.now().milliseconds + attempt_milliseconds, letter.organisation, letter.id, letter.attempts}
    );
    return changed == 1;
}

void record_sent(storage::Transaction& tx, const Letter& letter) {
    tx.execute(
        "update letter set sent_at = :sent_at, why = '' where organisation = :organisation and id = :id",
        {tx.now(), letter.organisation, letter.id}
    );
}

void record_put_off(storage::Transaction& tx, const Letter& letter, std::string_view why) {
    const auto wait = wait_milliseconds(letter.attempts);
    if (!wait) {
        give_up(tx, letter, why);
        return;
    }
    tx.execute(
        "update letter set next_attempt_at = :next_attempt_at, why = :why where organisation = :organisation and id = :id",
        {tx.now().milliseconds + *wait, why, letter.organisation, letter.id}
    );
}

void give_up(storage::Transaction& tx, const Letter& letter, std::string_view why) {
    tx.execute(
        "update letter set given_up_at = :given_up_at, why = :why where organisation = :organisation and id = :id",
        {tx.now(), why, letter.organisation, letter.id}
    );
}

void forget_old_letters(storage::Transaction& tx) {
    const Instant past{tx.now().milliseconds - kept_milliseconds};
    tx.execute("delete from letter where sent_at <= :past or given_up_at <= :past", {past, past});
}

std::vector<DeadLetter> dead_letters(storage::Db& db, OrganisationId organisation) {
    std::vector<DeadLetter> dead;
    const auto sql = fmt::format(
        "select {}, p.name, l.given_up_at from letter l join person p on p.organisation = l.organisation and p.id = "
        "l.person where l.organisation = :organisation and l.given_up_at is not null order by l.given_up_at desc, l.id desc",
        letter_columns
    );
    for (const auto& row : db.query(sql, {organisation})) {
        dead.push_back({.letter = letter_of(row), .person_name = row.text(8), .given_up_at = row.instant(9)});
    }
    return dead;
}

std::int64_t waiting_letters(storage::Db& db, OrganisationId organisation) {
    const auto sql =
        fmt::format("select count(*) from letter l where l.organisation = :organisation and {}", is_waiting);
    return db.find(sql, {organisation})->integer(0);
}

void send_again(storage::Transaction& tx, const Actor& actor, LetterId letter) {
    const auto changed = tx.execute(
        "update letter set attempts = 0, next_attempt_at = :now, given_up_at = null, why = '' "
        "where organisation = :organisation and id = :id and given_up_at is not null",
        {tx.now(), actor.organisation, letter}
    );
    if (changed == 0) throw NotFound("There is no such mail that was given up.");
    record(
        tx,
        actor,
        {.noun = "letter", .id = letter.value, .verb = "send_again", .before = "", .after = "", .why = ""}
    );
}

}  // namespace dueregard::accounts
