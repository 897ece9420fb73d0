#pragma once
// The rows of measure_return and return_act, for this part's own stores.

#include "plan/acting.hpp"
#include "plan/measure_return.hpp"
#include "storage/db.hpp"

#include <string_view>
#include <vector>

namespace dueregard::plan {

inline constexpr std::string_view select_returns =
    "select id, measure, period, symbol, word, meaning, commentary, progress_words, progress_number, progress_unit, "
    "carried_from, state, version from measure_return ";

[[nodiscard]] MeasureReturn return_in(const storage::Row& row);

/// How an act is named: to the return, and in the history.
struct ActWords {
    ReturnActKind kind = ReturnActKind::saved;
    std::string_view verb;
    std::string_view why;
};

/// Writes content and state, and what they count as, over the version that `next` carries; false where it is
/// no longer that version.
[[nodiscard]] bool
overwrite_return(storage::Transaction& tx, accounts::OrganisationId organisation, const MeasureReturn& next);

void add_act(
    storage::Transaction& tx, const Acting& acting, ReturnId id, ReturnActKind kind, std::string_view why
);
/// The same act on many returns.
void add_acts(
    storage::Transaction& tx,
    const Acting& acting,
    const std::vector<ReturnId>& ids,
    ReturnActKind kind,
    std::string_view why
);

}  // namespace dueregard::plan
