#pragma once
// From which rows of which imports the register has a measure and its returns: read from the table
// import_row.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "documents/document.hpp"
#include "intake/ids.hpp"
#include "plan/ids.hpp"
#include "storage/db.hpp"

#include <string>
#include <vector>

namespace dueregard::intake {

/// What a row wrote into the register.
enum class Wrote { measure, measure_and_return, change, change_and_return, only_return };

/// One row that was accepted and stands.
struct MeasureSource {
    ImportId import;
    std::string file_name;
    documents::Place at;
    std::string period;  ///< its label: the row's own, or else the document's; "" where neither names one
    Wrote wrote = Wrote::measure;
    Instant accepted;
    std::string person_name;  ///< who accepted it
};

/// The oldest first. Rows that changed nothing or were undone are none.
[[nodiscard]] std::vector<MeasureSource>
sources_of(storage::Db& db, accounts::OrganisationId organisation, plan::MeasureId measure);

}  // namespace dueregard::intake
