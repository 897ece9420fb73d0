#include "intake/undoing.hpp"

#include "accounts/service_area_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_store.hpp"
#include "intake/rowless_import.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/taking_out.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <set>

namespace dueregard::intake {

using accounts::OrganisationId;
using storage::Db;
using storage::Transaction;

namespace {

/// The rows that touched one measure: they are undone together or not at all.
using RowsOfMeasure = std::map<plan::MeasureId, std::vector<RowOutcome>>;

struct Undoable {
    RowsOfMeasure rows;
    std::set<plan::MeasureId> new_measures;
    std::vector<plan::EvidenceId> evidence;
    std::vector<StayingRow> staying;
};

bool did_something(const RowOutcome& row) {
    return row.measure && (row.mark == Mark::added || row.mark == Mark::changed);
}

/// A measure that the import made: a row wrote it, and there was none before.
bool is_new(const std::vector<RowOutcome>& rows) {
    return std::ranges::any_of(rows, [](const RowOutcome& row) {
        return row.measure_version != 0 && !row.measure_before;
    });
}

std::optional<plan::Measure>
find_standing(Db& db, OrganisationId organisation, plan::MeasureId id, const std::set<plan::MeasureId>& all) {
    if (!all.contains(id)) return std::nullopt;
    return plan::find_measure(db, organisation, id);
}

std::set<plan::MeasureId> all_measures(Db& db, OrganisationId organisation) {
    std::set<plan::MeasureId> ids;
    for (const auto& measure : plan::measures_in_plan(db, organisation))
        ids.insert(measure.id);
    for (const auto& measure : plan::withdrawn_measures(db, organisation))
        ids.insert(measure.id);
    return ids;
}

/// Why one row cannot be undone by itself.
std::optional<std::string> why_row_stays(
    Db& db,
    OrganisationId organisation,
    const RowOutcome& row,
    const plan::Measure& standing,
    bool measure_is_new
) {
    if (row.measure_version != 0 && row.measure_version != standing.version)
        return "The measure was changed since.";
    if (!row.given) return std::nullopt;
    const auto given = plan::return_for(
        db, organisation, standing.id, plan::find_return(db, organisation, *row.given).period
    );
    if (given->version != row.return_version) return "Its return was changed since.";
    if (given->state == plan::ReturnState::frozen) return "Its return is frozen.";
    if (!measure_is_new && !row.return_before && plan::is_carried_on(db, organisation, *row.given))
        return "A later return repeats the text of this one.";
    return std::nullopt;
}

std::optional<std::string> why_measure_and_rows_stay(
    Db& db,
    OrganisationId organisation,
    const plan::Measure& standing,
    const std::vector<RowOutcome>& rows,
    const std::vector<plan::EvidenceId>& evidence
) {
    const bool measure_is_new = is_new(rows);
    std::vector<plan::ReturnId> given;
    for (const auto& row : rows) {
        if (auto sentence = why_row_stays(db, organisation, row, standing, measure_is_new)) return sentence;
        if (row.given) given.push_back(*row.given);
    }
    if (!measure_is_new) return std::nullopt;
    return plan::why_measure_stays(db, organisation, standing.id, given, evidence);
}

Undoable undoable(Db& db, OrganisationId organisation, ImportId id) {
    Undoable found;
    for (const auto& made : made_by(db, organisation, id)) {
        if (made.noun == "evidence") found.evidence.push_back({made.id});
    }
    RowsOfMeasure all;
    for (auto& row : outcomes_of(db, organisation, id)) {
        if (did_something(row)) all[*row.measure].push_back(std::move(row));
    }
    const auto known = all_measures(db, organisation);
    for (auto& [measure, rows] : all) {
        const auto standing = find_standing(db, organisation, measure, known);
        const auto sentence =
            standing ? why_measure_and_rows_stay(db, organisation, *standing, rows, found.evidence)
                     : std::optional<std::string>("The measure is no longer in the register.");
        if (!sentence) {
            if (is_new(rows)) found.new_measures.insert(measure);
            found.rows.emplace(measure, std::move(rows));
            continue;
        }
        for (const auto& row : rows) {
            found.staying.push_back(
                {.number = row.number,
                 .name = standing ? plan::short_name(*standing) : std::string("A measure"),
                 .sentence = *sentence}
            );
        }
    }
    std::ranges::sort(found.staying, {}, &StayingRow::number);
    return found;
}

UndoPreview preview_in(const Undoable& found) {
    UndoPreview preview;
    for (const auto& [measure, rows] : found.rows)
        preview.rows += rows.size();
    preview.staying = found.staying;
    return preview;
}

class Undoing {
public:
    Undoing(Transaction& tx, const plan::Acting& acting, const Import& import, Undoable found)
        : tx_(tx)
        , acting_(acting)
        , organisation_(acting.actor.organisation)
        , import_(import)
        , found_(std::move(found))
        , why_(fmt::format("Undone: the import of {}", import.file_name)) {}

    UndoPreview run() {
        forget_evidence();
        for (const auto& [measure, rows] : found_.rows)
            undo_rows(measure, rows);
        for (const auto id : found_.evidence)
            evidence::take_out_evidence(tx_, acting_, id, why_);
        take_out_made();
        for (const auto& staying : found_.staying)
            keep_undone(tx_, organisation_, import_.id, staying.number, staying.sentence);
        const auto preview = preview_in(found_);
        act_on_import(
            tx_,
            acting_,
            import_,
            ImportActKind::undone,
            {.changed = preview.rows, .refused = preview.staying.size()}
        );
        return preview;
    }

private:
    /// What was put beside returns that stay in the register; the evidence of returns that go, goes with
    /// them.
    void forget_evidence() {
        std::set<plan::EvidenceId> own(found_.evidence.begin(), found_.evidence.end());
        for (const auto& [measure, rows] : found_.rows) {
            if (found_.new_measures.contains(measure)) continue;
            for (const auto& [used, given] : plan::evidence_of(tx_, organisation_, measure)) {
                if (own.contains(used.evidence.id))
                    plan::forget_evidence(tx_, acting_, measure, used.evidence.id);
            }
        }
    }

    void undo_rows(plan::MeasureId measure, const std::vector<RowOutcome>& rows) {
        if (found_.new_measures.contains(measure)) {
            plan::take_out_measure(tx_, acting_, measure, why_);
        } else {
            for (const auto& row : rows)
                undo_row(row);
        }
        for (const auto& row : rows)
            keep_undone(tx_, organisation_, import_.id, row.number, undone_word);
    }

    void undo_row(const RowOutcome& row) {
        if (row.given && row.return_before) {
            auto before = *row.return_before;
            before.given.version = row.return_version;
            plan::put_return_back(tx_, acting_, before, why_);
        } else if (row.given) {
            plan::take_out_return(tx_, acting_, *row.given, why_);
        }
        if (!row.measure_before) return;
        auto measure = *row.measure_before;
        measure.version = row.measure_version;
        const auto saved = plan::change_measure(tx_, acting_, measure, why_);
        ensure(saved == plan::Saved::kept, "a measure is put back over the version that was looked at");
    }

    /// What others came to use meanwhile stays.
    void take_out_made() {
        const auto made = made_by(tx_, organisation_, import_.id);
        for (const std::string_view noun : {"objective", "strategy", "period", "service_area"}) {
            for (const auto& one : made | std::views::reverse) {
                if (one.noun == noun) take_out(one);
            }
        }
    }

    void take_out(const Made& made) {
        if (made.noun == "objective") plan::take_out_objective(tx_, acting_, {made.id}, why_);
        if (made.noun == "strategy") plan::take_out_strategy(tx_, acting_, {made.id}, why_);
        if (made.noun == "period") plan::take_out_period(tx_, acting_, {made.id}, why_);
        if (made.noun != "service_area") return;
        const accounts::ServiceAreaId area{made.id};
        if (plan::is_used(tx_, organisation_, area)) return;
        accounts::take_out_service_area(tx_, acting_.actor, area, why_);
    }

    Transaction& tx_;
    const plan::Acting& acting_;
    OrganisationId organisation_;
    const Import& import_;
    Undoable found_;
    std::string why_;
};

void require_rows(Db& db, OrganisationId organisation, ImportId id) {
    if (brought_no_rows(made_by(db, organisation, id)))
        throw Conflict("What this file brought stands elsewhere: undo it where it stands.");
}

}  // namespace

UndoPreview preview_undo(Db& db, OrganisationId organisation, ImportId id) {
    require_rows(db, organisation, id);
    return preview_in(undoable(db, organisation, id));
}

UndoPreview undo_import(Transaction& tx, const plan::Acting& acting, ImportId id) {
    acting.require(accounts::Permission::import_documents, "undo an import");
    const auto import = find_import(tx, acting.actor.organisation, id);
    const auto next = after(import.state, ImportActKind::undone);
    if (!next) throw Conflict(next.error());
    require_rows(tx, acting.actor.organisation, id);
    auto found = undoable(tx, acting.actor.organisation, id);
    if (found.rows.empty() && !found.staying.empty())
        throw Conflict("Everything that this import brought was changed since: there is nothing left to undo."
        );
    return Undoing(tx, acting, import, std::move(found)).run();
}

}  // namespace dueregard::intake
