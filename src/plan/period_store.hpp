#pragma once
// The register's periods, and what is done with one: opening asks every measure in the plan for a return,
// freezing ends them all.

#include "plan/period.hpp"
#include "plan/strategy_store.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// The latest first.
[[nodiscard]] std::vector<Period> periods(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] Period find_period(storage::Db& db, accounts::OrganisationId organisation, PeriodId id);
/// The period of exactly these days.
[[nodiscard]] std::optional<Period>
period_of(storage::Db& db, accounts::OrganisationId organisation, const DateRange& days);
/// The one that pages speak of unless told otherwise: the latest open one, or else the latest that was ever
/// opened, or else the latest.
[[nodiscard]] std::optional<Period> current_period(storage::Db& db, accounts::OrganisationId organisation);
/// The latest period that ends before this one begins.
[[nodiscard]] std::optional<Period>
period_before(storage::Db& db, accounts::OrganisationId organisation, const Period& period);
/// The newest first.
[[nodiscard]] std::vector<PeriodAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, PeriodId id);

/// Throws Conflict where there is a period of the same days.
PeriodId add_period(storage::Transaction& tx, const Acting& acting, const Period& period);
/// A period that was over before the register knew of it: opened and closed at once, it asks nobody for a
/// return. Throws Conflict where there is a period of the same days.
PeriodId
add_past_period(storage::Transaction& tx, const Acting& acting, const Period& period, std::string_view why);
Saved change_period(storage::Transaction& tx, const Acting& acting, const Period& period);

/// Opens, reminds, closes or freezes; answers the new state, or the sentence that says why not. Opening makes
/// a return, not started, for every measure in the plan that has none. Freezing is refused while a submitted
/// return waits to be agreed; it freezes the agreed ones and lets the rest lapse.
std::expected<PeriodState, std::string> act_on_period(
    storage::Transaction& tx, const Acting& acting, PeriodId id, PeriodActKind kind, std::string_view why
);

}  // namespace dueregard::plan
