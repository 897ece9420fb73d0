#pragma once
// The tables import, import_file, import_act, import_row and import_made.

#include "intake/import.hpp"
#include "intake/kept.hpp"
#include "plan/acting.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// A row as it was read and what was decided of it.
struct DecidedRow {
    KeptRow kept;
    Decision decision;
};

/// What accepting did with a row, and what stood there before.
struct RowOutcome {
    int number = 0;  ///< its place among the rows, from 0
    Mark mark = Mark::same;
    std::string sentence;
    std::vector<FieldChange> changes;
    std::optional<plan::MeasureId> measure;
    std::int64_t measure_version = 0;  ///< after it; 0 where the row left the measure's own fields alone
    std::optional<plan::Measure> measure_before;  ///< nothing where it was new
    std::optional<plan::ReturnId> given;          ///< the return it wrote
    std::int64_t return_version = 0;
    std::optional<plan::ReturnBefore> return_before;  ///< nothing where there was none
    std::string undone;  ///< "" not yet; "undone"; or the sentence that says why it stays
};

inline constexpr std::string_view undone_word = "undone";

struct Made {
    std::string noun;  ///< "period", "objective", "strategy", "service_area", "evidence"
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
/// In the order of the document.
[[nodiscard]] std::vector<DecidedRow>
rows_of(storage::Db& db, accounts::OrganisationId organisation, ImportId id);
/// Only of an import that was accepted; in the order of the document.
[[nodiscard]] std::vector<RowOutcome>
outcomes_of(storage::Db& db, accounts::OrganisationId organisation, ImportId id);
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
void keep_outcome(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    ImportId import,
    const RowOutcome& outcome
);
void keep_undone(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    ImportId import,
    int number,
    std::string_view undone
);
void keep_made(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    ImportId import,
    const std::vector<Made>& made
);

}  // namespace dueregard::intake
