#pragma once
// Undoing an accepted import: everything that it brought goes, everything that it wrote over comes back, in
// one transaction. What somebody changed since stays, and the import says so row by row.

#include "intake/import_store.hpp"
#include "plan/acting.hpp"
#include "storage/db.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dueregard::intake {

/// A row that undoing would leave as it is, and the sentence that says why.
struct StayingRow {
    int number = 0;
    std::string name;  ///< of the measure: its ref, or the start of its action
    std::string sentence;
};

struct UndoPreview {
    std::size_t rows = 0;  ///< that would be undone
    std::vector<StayingRow> staying;
};

/// What undoing would do now.
[[nodiscard]] UndoPreview preview_undo(storage::Db& db, accounts::OrganisationId organisation, ImportId id);

/// Throws Conflict where the import is not accepted, or where every row of it was changed since.
UndoPreview undo_import(storage::Transaction& tx, const plan::Acting& acting, ImportId id);

}  // namespace dueregard::intake
