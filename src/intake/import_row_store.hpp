#pragma once
// The table import_row: the rows of an import as they were read, what was decided of them, what accepting
// did.

#include "intake/ids.hpp"
#include "intake/kept.hpp"
#include "plan/ids.hpp"
#include "plan/measure.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// In the order of the document.
[[nodiscard]] std::vector<DecidedRow>
rows_of(storage::Db& db, accounts::OrganisationId organisation, ImportId id);
/// Only of an import that was accepted; in the order of the document.
[[nodiscard]] std::vector<RowOutcome>
outcomes_of(storage::Db& db, accounts::OrganisationId organisation, ImportId id);

/// By what a row said, word for word.
using DecisionsByContent = std::unordered_map<std::string, Decision>;

/// Adds the rows, each with what was decided of a row that read as it does.
void keep_rows(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    ImportId import,
    const Incoming& incoming,
    const DecisionsByContent& decided
);
/// Throws NotFound where the import has no such row.
void keep_decision(
    storage::Transaction& tx,
    accounts::OrganisationId organisation,
    ImportId import,
    int number,
    const Decision& decision
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

}  // namespace dueregard::intake
