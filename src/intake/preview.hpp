#pragma once
// An import that waits, held against the register as it is now: what accepting it would do.

#include "intake/import_store.hpp"
#include "intake/marking.hpp"
#include "intake/register_view.hpp"
#include "storage/db.hpp"

#include <string>
#include <vector>

namespace dueregard::intake {

struct Preview {
    Import import;
    Incoming incoming;  ///< with the import's own period given to the rows that name none
    RegisterView view;
    std::vector<Decision> decisions;
    std::vector<MarkedRow> rows;
    bool wants_period = false;  ///< some row brings a return, and nobody knows for which period
    /// What was looked at, in 64 digits: it changes with the register, the decisions and the reading.
    std::string fingerprint;
};

[[nodiscard]] Preview preview_of(storage::Db& db, accounts::OrganisationId organisation, ImportId id);

/// The same for rows that are not kept yet.
[[nodiscard]] Preview
preview_of(storage::Db& db, accounts::OrganisationId organisation, const Import& import, Incoming incoming);

}  // namespace dueregard::intake
