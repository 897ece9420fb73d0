#pragma once
// The register's returns: what owners say, and every act upon it.

#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/strategy_store.hpp"

#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

// ── Reading
// ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Throws NotFound.
[[nodiscard]] MeasureReturn find_return(storage::Db& db, accounts::OrganisationId organisation, ReturnId id);
[[nodiscard]] std::optional<MeasureReturn>
return_for(storage::Db& db, accounts::OrganisationId organisation, MeasureId measure, PeriodId period);

struct PeriodReturn {
    Period period;
    MeasureReturn given;
};

/// One measure's returns, the latest period first.
[[nodiscard]] std::vector<PeriodReturn>
returns_of(storage::Db& db, accounts::OrganisationId organisation, MeasureId measure);
/// The latest return before `period` that was submitted: what an owner said last.
[[nodiscard]] std::optional<PeriodReturn> last_return_before(
    storage::Db& db, accounts::OrganisationId organisation, MeasureId measure, const Period& period
);
/// All of a period, in no particular order.
[[nodiscard]] std::vector<MeasureReturn>
returns_in(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);
[[nodiscard]] std::int64_t
count_returns(storage::Db& db, accounts::OrganisationId organisation, PeriodId period, ReturnState state);
/// For each measure that was ever reported on, the last day of the latest period that has a submitted return
/// of it.
[[nodiscard]] std::map<MeasureId, Date>
reported_until(storage::Db& db, accounts::OrganisationId organisation);
/// The newest first.
[[nodiscard]] std::vector<ReturnAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, ReturnId id);

struct ActOnReturn {
    ReturnId given;
    ReturnAct act;
};

/// Every act on every return of one measure, the newest first.
[[nodiscard]] std::vector<ActOnReturn>
return_acts_of(storage::Db& db, accounts::OrganisationId organisation, MeasureId measure);

// ── An owner's acts. `written` carries the id, the content and the version that the form started from. The
// error is the
//    sentence that says why it cannot be; who has no right to the measure meets Forbidden.
//    ─────────────────────────────

[[nodiscard]] std::expected<Saved, std::string>
save_draft(storage::Transaction& tx, const Acting& acting, const MeasureReturn& written);
/// Throws BadRequest where the content has faults.
[[nodiscard]] std::expected<Saved, std::string>
submit_return(storage::Transaction& tx, const Acting& acting, const MeasureReturn& written);

// ── A lead's acts
// ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Why this person may not agree this return; nothing where they may. Nobody agrees a return that they
/// submitted themselves, except who may edit the plan: in a small team there may be nobody else, and then the
/// act says so.
[[nodiscard]] std::optional<std::string>
why_not_agree(const Acting& acting, const Measure& measure, std::span<const ReturnAct> newest_first);
/// They submitted it themselves.
[[nodiscard]] bool is_own_submission(const Acting& acting, std::span<const ReturnAct> newest_first);

[[nodiscard]] std::expected<Saved, std::string>
agree_return(storage::Transaction& tx, const Acting& acting, ReturnId id, std::int64_t version);
[[nodiscard]] std::expected<Saved, std::string> send_back_return(
    storage::Transaction& tx, const Acting& acting, ReturnId id, std::int64_t version, std::string_view why
);

}  // namespace dueregard::plan
