#pragma once
// A round of returns: what a period, a measure or an imported document does to many returns at once.

#include "plan/measure_return_store.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

// ── From a document
// ─────────────────────────────────────────────────────────────────────────────────────────────────

struct ReportedReturn {
    MeasureId measure;
    ReturnContent content;
    std::string at;  ///< where in the document, told after the reason: "line 12"
};

/// Puts returns that a published document reports: each stands as submitted and agreed by who accepted them,
/// for the reason `why` ("Imported from q2.docx"). A return already there is overwritten, and the history
/// keeps what it said; a measure may stand there once. Answers the returns' ids in the order given. Throws
/// Conflict where the period is frozen.
std::vector<ReturnId> put_returns(
    storage::Transaction& tx,
    const Acting& acting,
    PeriodId period,
    std::span<const ReportedReturn> reported,
    std::string_view why
);

// ── What periods and measures do to returns
// ─────────────────────────────────────────────────────────────────────────

/// A return, not started, for each measure in the plan that has none in the period.
void ask_for_returns(storage::Transaction& tx, accounts::OrganisationId organisation, PeriodId period);
/// The same for new measures, in each period that is open.
void ask_in_open_periods(
    storage::Transaction& tx, accounts::OrganisationId organisation, std::span<const MeasureId> measures
);
/// Agreed returns freeze, unsubmitted ones lapse.
void end_returns(storage::Transaction& tx, const Acting& acting, PeriodId period);
/// The measure was withdrawn: its returns in open and closed periods that nobody has agreed are set aside.
void set_aside_returns(
    storage::Transaction& tx, const Acting& acting, MeasureId measure, std::string_view why
);
/// The measure was put back: what was set aside in an open period is asked for again, and an open period that
/// has no return of it asks for one.
void ask_again(storage::Transaction& tx, const Acting& acting, MeasureId measure, std::string_view why);

}  // namespace dueregard::plan
