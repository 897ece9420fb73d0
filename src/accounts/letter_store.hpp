#pragma once
// The table letter.

#include "accounts/history.hpp"
#include "accounts/letter.hpp"
#include "storage/db.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// To be called in the transaction of what causes it. A letter of the same kind about the same thing that
/// still waits is left to stand for this one.
void add_letter(
    storage::Transaction& tx,
    OrganisationId organisation,
    PersonId person,
    std::string_view kind,
    std::string_view about = ""
);

/// One to be sent now, and to whom.
struct DueLetter {
    Letter letter;
    std::string email;
    std::string organisation_name;  ///< the short one
    bool has_left = false;
};

/// The longest waiting first, at most `most`.
[[nodiscard]] std::vector<DueLetter> due_letters(storage::Db& db, Instant now, std::int64_t most);
/// Counts one more attempt and keeps others away until it can be told to have failed; answers whether nobody
/// else had taken it.
[[nodiscard]] bool take_letter(storage::Transaction& tx, const Letter& letter);
void record_sent(storage::Transaction& tx, const Letter& letter);
/// It is tried again, or given up where it has been tried often enough.
void record_put_off(storage::Transaction& tx, const Letter& letter, std::string_view why);
void give_up(storage::Transaction& tx, const Letter& letter, std::string_view why);
/// Those sent or given up so long ago that nobody asks for them: 90 days.
void forget_old_letters(storage::Transaction& tx);

/// One that was given up, for the administrator.
struct DeadLetter {
    Letter letter;
    std::string person_name;
    Instant given_up_at;
};

/// The latest first.
[[nodiscard]] std::vector<DeadLetter> dead_letters(storage::Db& db, OrganisationId organisation);
[[nodiscard]] std::int64_t waiting_letters(storage::Db& db, OrganisationId organisation);
/// From its beginning, with all its attempts. Throws NotFound where there is no such dead letter.
void send_again(storage::Transaction& tx, const Actor& actor, LetterId letter);

}  // namespace dueregard::accounts
