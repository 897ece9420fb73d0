#pragma once
// "Somebody else is editing", as a hint: who opened the same form within the last ten minutes and has not
// saved it. It locks nothing; whoever saves second meets the conflict (conflict_html.hpp).

#include "accounts/visit.hpp"
#include "storage/db.hpp"
#include "web/html.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

inline constexpr std::int64_t editing_milliseconds = 10LL * 60 * 1000;

struct Editing {
    std::string person_name;
    Instant at;  ///< when they opened the form last
};

/// Who else has it open: the latest first.
[[nodiscard]] std::vector<Editing>
others_editing(storage::Db& db, const Actor& actor, std::string_view noun, std::int64_t id, Instant now);

/// This person has opened the form.
void open_form(storage::Transaction& tx, const Actor& actor, std::string_view noun, std::int64_t id);
/// They saved it, or what they wrote is gone.
void close_form(storage::Transaction& tx, const Actor& actor, std::string_view noun, std::int64_t id);

/// For the top of a form, by the noun as the history calls it: names who else has it open, nothing where
/// nobody has, and keeps that it was opened, if that can be written just now.
[[nodiscard]] web::Html editing_html(Visit& visit, std::string_view noun, std::int64_t id);

}  // namespace dueregard::accounts
