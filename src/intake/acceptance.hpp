#pragma once
// Accepting an import: everything that its preview shows as new or changed goes into the register, in one
// transaction that also keeps what stood there before.

#include "intake/import_store.hpp"
#include "intake/marking.hpp"
#include "plan/acting.hpp"
#include "storage/db.hpp"

#include <expected>
#include <string_view>

namespace dueregard::intake {

/// The register, the reading or the decisions are not what was looked at: nothing was written.
struct LookAgain {};

/// Accepts what the preview with this fingerprint showed. Rows that are the same, doubtful, refused or left
/// out change nothing and are kept with the reason. Measures and returns say in their history from which line
/// they came; a return stands as the document reports it (plan/return_round.hpp). Throws Conflict where the
/// import was accepted, undone or put aside already.
std::expected<MarkCounts, LookAgain> accept_import(
    storage::Transaction& tx, const plan::Acting& acting, ImportId id, std::string_view fingerprint
);

}  // namespace dueregard::intake
