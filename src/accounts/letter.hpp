#pragma once
// Mail to one person: what kind, about what, how often it was tried. What it says is made when it is sent.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::accounts {

struct Letter {
    OrganisationId organisation;
    LetterId id;
    PersonId person;
    std::string kind;
    std::string about;  ///< the path of this site that it leads to, or ""
    Instant created_at;
    std::int64_t attempts = 0;
    std::string why;  ///< what came of the last attempt, without anybody's address
};

/// What a kind of letter is made from. It says nothing of anybody: a mailbox is read by others too.
struct LetterOccasion {
    const Letter& letter;
    std::string_view organisation_name;
    std::string_view site;  ///< "https://dueregard.thornbury.example", for links
};

struct LetterText {
    std::string subject;
    std::string text;
};

/// A kind that a part sends. Each part lists its own; app puts the lists one after the other.
struct LetterKind {
    std::string_view name;   ///< "password_reset"; stable, since letters are kept by it
    std::string_view title;  ///< "Password reset"
    /// In the transaction that takes the letter on, so that a link can be made for it.
    LetterText (*write)(storage::Transaction& tx, const LetterOccasion& occasion) = nullptr;
};

/// How long to wait after so many attempts in vain: a minute at first, a day at last; nothing where it is
/// given up, after about two days.
[[nodiscard]] std::optional<std::int64_t> wait_milliseconds(std::int64_t attempts);

}  // namespace dueregard::accounts
