#pragma once
// The status of a measure in a period: a symbol, a word and one meaning. The scale is the council's.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

enum class Meaning { met, narrowly_missed, missed, not_due, not_reported };

[[nodiscard]] std::span<const Meaning> all_meanings();
/// "narrowly_missed": as stored and as `read --json` prints it.
[[nodiscard]] std::string_view name_of(Meaning meaning);
/// "Narrowly missed": as a page says what a status counts as.
[[nodiscard]] std::string_view title_of(Meaning meaning);
[[nodiscard]] std::optional<Meaning> meaning_named(std::string_view name);

struct Status {
    std::string symbol;  ///< "★"
    std::string word;    ///< "On target"
    Meaning meaning = Meaning::not_reported;
};

/// One status for each meaning or more, in the order in which a page offers them.
struct StatusScale {
    std::vector<Status> statuses;
};

/// ★ On target, ● Narrowly missed, ▲ Missed, ○ Not due, – Not reported.
[[nodiscard]] const StatusScale& default_scale();

/// What a cell of a status column means: a symbol, a colour, a letter or words (★, "Amber", "R", "On track",
/// "Completed", …), alone or together; nothing where it cannot be told.
[[nodiscard]] std::optional<Meaning> meaning_of(std::string_view printed);

/// What a description in words means ("action will be delivered by its due date"), colours and symbols left
/// aside: the right-hand side of a legend.
[[nodiscard]] std::optional<Meaning> described_meaning(std::string_view words);

}  // namespace dueregard::plan
