#pragma once
// The register's measures.

#include "accounts/service_area_store.hpp"
#include "plan/measure.hpp"
#include "plan/strategy_store.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// Throws NotFound.
[[nodiscard]] Measure find_measure(storage::Db& db, accounts::OrganisationId organisation, MeasureId id);
/// Those in the plan now, without the withdrawn, in the order of their references.
[[nodiscard]] std::vector<Measure> measures_in_plan(storage::Db& db, accounts::OrganisationId organisation);

MeasureId add_measure(storage::Transaction& tx, const Acting& acting, const Measure& measure);
/// As above for many at once; the ids come in the order given. Each period that is open asks for their
/// returns. `reasons` is empty or has one for each: "Imported from q2.docx, line 12".
std::vector<MeasureId> add_measures(
    storage::Transaction& tx,
    const Acting& acting,
    std::span<const Measure> measures,
    std::span<const std::string> reasons = {}
);
Saved change_measure(
    storage::Transaction& tx, const Acting& acting, const Measure& measure, std::string_view why = ""
);

/// Takes it out of the plan; its returns that nobody has agreed yet are set aside. Throws Conflict where it
/// is out already.
void withdraw_measure(storage::Transaction& tx, const Acting& acting, MeasureId id, std::string_view why);
/// Puts it back; the open period asks for its return again. Throws Conflict where it is in the plan.
void put_back_measure(storage::Transaction& tx, const Acting& acting, MeasureId id, std::string_view why);
/// The newest first.
[[nodiscard]] std::vector<MeasureAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, MeasureId id);
/// Every measure that was withdrawn, in the order of their references.
[[nodiscard]] std::vector<Measure> withdrawn_measures(storage::Db& db, accounts::OrganisationId organisation);
[[nodiscard]] bool is_withdrawn(storage::Db& db, accounts::OrganisationId organisation, MeasureId id);
/// Those in the plan now, as the page of service areas counts them.
[[nodiscard]] accounts::ServiceAreaCounts
measures_in_service_areas(storage::Db& db, accounts::OrganisationId organisation);

[[nodiscard]] std::string_view name_of(DuePrecision precision);
[[nodiscard]] DuePrecision due_precision_named(std::string_view name);

}  // namespace dueregard::plan
