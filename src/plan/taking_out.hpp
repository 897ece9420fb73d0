#pragma once
// What the undoing of an import takes out of the register or puts back as it was. The history keeps what
// there was, and why it went; the caller has seen to it that nobody touched it since.

#include "plan/acting.hpp"
#include "plan/given_evidence.hpp"
#include "plan/ids.hpp"
#include "plan/measure_return.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// A measure leaves with its returns only where nobody but the import has written any. Answers the sentence
/// that says what stands in the way; `imported` are the returns and the evidence that came with it.
[[nodiscard]] std::optional<std::string> why_measure_stays(
    storage::Db& db,
    accounts::OrganisationId organisation,
    MeasureId id,
    std::span<const ReturnId> imported,
    std::span<const EvidenceId> imported_evidence
);
/// With its returns, their acts and that they had evidence.
void take_out_measure(storage::Transaction& tx, const Acting& acting, MeasureId id, std::string_view why);

/// A return as it stood, and the last act on it then (0 for none).
struct ReturnBefore {
    MeasureReturn given;
    std::int64_t last_act = 0;
};

/// The last act on each of a period's returns now.
[[nodiscard]] std::map<ReturnId, std::int64_t>
last_acts_in(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);
/// Writes it over what stands there now; the acts since then go. `before.given.version` is the version that
/// stands now, as for every change.
void put_return_back(
    storage::Transaction& tx, const Acting& acting, const ReturnBefore& before, std::string_view why
);
/// The row itself goes, as if its period had never asked for it.
void take_out_return(storage::Transaction& tx, const Acting& acting, ReturnId id, std::string_view why);
/// A later return repeats its commentary.
[[nodiscard]] bool is_carried_on(storage::Db& db, accounts::OrganisationId organisation, ReturnId id);

/// That this evidence was given to the measure and its returns; it stays in the library.
void forget_evidence(storage::Transaction& tx, const Acting& acting, MeasureId measure, EvidenceId id);

/// Some measure stands with it.
[[nodiscard]] bool
is_used(storage::Db& db, accounts::OrganisationId organisation, accounts::ServiceAreaId service_area);

/// False, and nothing happens, where measures or objectives stand under it.
bool take_out_objective(storage::Transaction& tx, const Acting& acting, ObjectiveId id, std::string_view why);
/// False, and nothing happens, where objectives stand under it.
bool take_out_strategy(storage::Transaction& tx, const Acting& acting, StrategyId id, std::string_view why);
/// With the returns that it asked for and nobody began. False, and nothing happens, where somebody has.
bool take_out_period(storage::Transaction& tx, const Acting& acting, PeriodId id, std::string_view why);

}  // namespace dueregard::plan
