#pragma once
// The tables import, import_file, import_act and import_made; the rows are in import_row_store.hpp.

#include "intake/import.hpp"
#include "intake/import_row_store.hpp"
#include "intake/kept.hpp"
#include "plan/acting.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

struct Made {
    std::string noun;  ///< "period", "objective", "strategy", "service_area", "evidence"; of one
                       ///< without rows "challenge_paper", "accreditation"
    std::int64_t id = 0;
};

// Reading.

/// Throws NotFound.
[[nodiscard]] Import find_import(storage::Db& db, accounts::OrganisationId organisation, ImportId id);

struct ListedImport {
    Import import;
    ImportAct last_act;
};

/// The newest first.
[[nodiscard]] std::vector<ListedImport>
list_imports(storage::Db& db, accounts::OrganisationId organisation, std::int64_t offset, std::int64_t limit);
[[nodiscard]] std::int64_t count_imports(storage::Db& db, accounts::OrganisationId organisation);
/// The latest import of the same bytes that was accepted and not undone.
[[nodiscard]] std::optional<Import>
accepted_before(storage::Db& db, accounts::OrganisationId organisation, std::string_view sha256);
/// The latest import of a document about just these days that was accepted and not undone.
[[nodiscard]] std::optional<Import>
accepted_about(storage::Db& db, accounts::OrganisationId organisation, const DateRange& days);
/// The oldest first.
[[nodiscard]] std::vector<ImportAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, ImportId id);
[[nodiscard]] std::vector<Made> made_by(storage::Db& db, accounts::OrganisationId organisation, ImportId id);
/// The file as it came in.
[[nodiscard]] std::string
bytes_of(storage::Db& db, accounts::OrganisationId organisation, std::string_view sha256);

// Writing. Each is an act with its history.

/// `import` brings everything but its id; the rows of `incoming` are kept with it.
ImportId add_import(
    storage::Transaction& tx,
    const plan::Acting& acting,
    const Import& import,
    std::string_view bytes,
    const Incoming& incoming
);
/// The same file read with other choices: `import` brings what was found now. What was decided of a row that
/// reads as it did stays. Throws Conflict where it is no longer waiting.
void keep_new_reading(
    storage::Transaction& tx, const plan::Acting& acting, const Import& import, const Incoming& incoming
);
/// Throws Conflict where the import is no longer waiting, NotFound where it has no such row.
void decide(
    storage::Transaction& tx, const plan::Acting& acting, ImportId id, int number, const Decision& decision
);
/// Where new objectives go.
void choose_strategy(
    storage::Transaction& tx,
    const plan::Acting& acting,
    ImportId id,
    std::optional<plan::StrategyId> strategy
);
void discard_import(storage::Transaction& tx, const plan::Acting& acting, ImportId id);

// For accepting and undoing.

/// Adds the act and moves the state. Throws Conflict where the act cannot be.
void act_on_import(
    storage::Transaction& tx,
    const plan::Acting& acting,
    const Import& import,
    ImportActKind kind,
    const MarkCounts& counts
);
void keep_made(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    ImportId import,
    const std::vector<Made>& made
);

}  // namespace dueregard::intake
