#include "intake/import_row_store.hpp"

#include "base/failure.hpp"
#include "plan/rows.hpp"

#include <fmt/core.h>

namespace dueregard::intake {

using accounts::OrganisationId;
using storage::Db;
using storage::Row;
using storage::Transaction;
using storage::Value;

namespace {

Decision decision_in(const Row& row, std::size_t first) {
    return {
        .kind = decision_named(row.text(first)).value_or(DecisionKind::undecided),
        .measure = row.optional_id<plan::MeasureId>(first + 1).value_or(plan::MeasureId{})
    };
}

RowOutcome outcome_in(const Row& row) {
    RowOutcome outcome{
        .number = static_cast<int>(row.integer(0)),
        .mark = mark_named(row.text(1)).value_or(Mark::same),
        .sentence = row.text(2),
        .changes = read_changes(row.text(3)),
        .measure = row.optional_id<plan::MeasureId>(4),
        .measure_version = row.optional_integer(5).value_or(0),
        .given = row.optional_id<plan::ReturnId>(7),
        .return_version = row.optional_integer(8).value_or(0),
        .undone = row.text(10)
    };
    if (const auto before = row.optional_text(6)) outcome.measure_before = read_measure(*before);
    if (const auto before = row.optional_text(9)) outcome.return_before = read_return_before(*before);
    return outcome;
}

}  // namespace

std::vector<DecidedRow> rows_of(Db& db, OrganisationId organisation, ImportId id) {
    std::vector<DecidedRow> rows;
    for (const auto& row : db.query(
             "select content, decision, decided_measure from import_row "
             "where organisation = :organisation and import = :import order by number",
             {organisation, id}
         )) {
        rows.push_back({.kept = read_row(row.text(0)), .decision = decision_in(row, 1)});
    }
    return rows;
}

std::vector<RowOutcome> outcomes_of(Db& db, OrganisationId organisation, ImportId id) {
    std::vector<RowOutcome> outcomes;
    for (const auto& row : db.query(
             "select number, mark, sentence, changes, measure, measure_version, measure_before, measure_return, "
             "return_version, return_before, undone from import_row "
             "where organisation = :organisation and import = :import and mark is not null order by number",
             {organisation, id}
         )) {
        outcomes.push_back(outcome_in(row));
    }
    return outcomes;
}

void keep_rows(
    Transaction& tx,
    OrganisationId organisation,
    ImportId import,
    const Incoming& incoming,
    const DecisionsByContent& decided
) {
    std::vector<std::vector<Value>> rows;
    for (const auto& kept : taken_apart(incoming)) {
        auto content = written(kept);
        const auto found = decided.find(content);
        const auto decision = found == decided.end() ? Decision{} : found->second;
        rows.push_back(
            {organisation,
             import,
             static_cast<std::int64_t>(rows.size()),
             std::move(content),
             name_of(decision.kind),
             decision.kind == DecisionKind::as_measure ? Value(decision.measure) : Value()}
        );
    }
    plan::insert_rows(
        tx, "import_row (organisation, import, number, content, decision, decided_measure)", rows
    );
}

void keep_decision(
    Transaction& tx, OrganisationId organisation, ImportId import, int number, const Decision& decision
) {
    const auto changed = tx.execute(
        "update import_row set decision = :decision, decided_measure = :measure "
        "where organisation = :organisation and import = :import and number = :number",
        {name_of(decision.kind),
         decision.kind == DecisionKind::as_measure ? Value(decision.measure) : Value(),
         organisation,
         import,
         number}
    );
    if (changed == 0) throw NotFound(fmt::format("The import {} has no row {}", address(import), number + 1));
}

void keep_outcome(Transaction& tx, OrganisationId organisation, ImportId import, const RowOutcome& outcome) {
    const auto& before = outcome.measure_before;
    const auto& return_before = outcome.return_before;
    tx.execute(
        "update import_row set mark = :mark, sentence = :sentence, changes = :changes, measure = :measure, "
        "measure_version = :measure_version, measure_before = :measure_before, measure_return = :measure_return, "
        "return_version = :return_version, return_before = :return_before "
        "where organisation = :organisation and import = :import and number = :number",
        {name_of(outcome.mark),
         outcome.sentence,
         outcome.changes.empty() ? std::string() : written(outcome.changes),
         outcome.measure,
         outcome.measure_version,
         before ? Value(written(*before)) : Value(),
         outcome.given,
         outcome.return_version,
         return_before ? Value(written(*return_before)) : Value(),
         organisation,
         import,
         outcome.number}
    );
}

void keep_undone(
    Transaction& tx, OrganisationId organisation, ImportId import, int number, std::string_view undone
) {
    tx.execute(
        "update import_row set undone = :undone "
        "where organisation = :organisation and import = :import and number = :number",
        {undone, organisation, import, number}
    );
}

}  // namespace dueregard::intake
