#include "intake/acceptance.hpp"

#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "intake/objective_names.hpp"
#include "intake/preview.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/return_round.hpp"
#include "plan/taking_out.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace dueregard::intake {

using accounts::OrganisationId;
using storage::Transaction;

namespace {

constexpr int days_for_returns = 14;

/// One acceptance, step after step.
class Acceptance {
public:
    Acceptance(Transaction& tx, const plan::Acting& acting, Preview preview)
        : tx_(tx)
        , acting_(acting)
        , organisation_(acting.actor.organisation)
        , preview_(std::move(preview))
        , reason_(reason_of(preview_.import))
        , outcomes_(preview_.rows.size()) {}

    MarkCounts run() {
        begin_outcomes();
        put_measures();
        put_periods();
        put_returns();
        put_evidence();
        return keep();
    }

private:
    [[nodiscard]] bool is_taken(std::size_t row) const {
        const auto mark = preview_.rows[row].mark;
        return mark == Mark::added || mark == Mark::changed;
    }

    [[nodiscard]] std::string reason_for(std::size_t row) const {
        const auto place = words_of_place(preview_.incoming.rows[row].at);
        return place.empty() ? reason_ : fmt::format("{}, {}", reason_, place);
    }

    void begin_outcomes() {
        for (std::size_t row = 0; row < outcomes_.size(); ++row) {
            const auto& marked = preview_.rows[row];
            outcomes_[row].number = static_cast<int>(row);
            outcomes_[row].mark = marked.mark;
            outcomes_[row].sentence = marked.sentence;
            outcomes_[row].changes = marked.changes;
            if (marked.measure) outcomes_[row].measure = preview_.view.measures[*marked.measure].measure.id;
        }
    }

    // Measures, with what they stand under.

    void put_measures() {
        std::vector<plan::Measure> added;
        std::vector<std::string> reasons;
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < outcomes_.size(); ++row) {
            if (!is_taken(row) || !changes_measure(row)) continue;
            if (preview_.rows[row].measure) {
                change_measure(row);
                continue;
            }
            added.push_back(measure_of(row, {}));
            reasons.push_back(reason_for(row));
            rows.push_back(row);
        }
        const auto ids = plan::add_measures(tx_, acting_, added, reasons);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            new_measures_.emplace(*preview_.rows[rows[i]].new_measure, ids[i]);
            outcomes_[rows[i]].measure_version = 1;
        }
        for (std::size_t row = 0; row < outcomes_.size(); ++row) {
            if (is_taken(row) && preview_.rows[row].new_measure)
                outcomes_[row].measure = new_measures_.at(*preview_.rows[row].new_measure);
        }
    }

    [[nodiscard]] bool changes_measure(std::size_t row) const {
        return std::ranges::any_of(preview_.rows[row].changes, [](const FieldChange& change) {
            return !is_of_return(change.field);
        });
    }

    void change_measure(std::size_t row) {
        const auto& before = preview_.view.measures[*preview_.rows[row].measure].measure;
        const auto saved = plan::change_measure(tx_, acting_, measure_of(row, before), reason_for(row));
        ensure(saved == plan::Saved::kept, "the measure is the one that was just read");
        outcomes_[row].measure_before = before;
        outcomes_[row].measure_version = plan::find_measure(tx_, organisation_, before.id).version;
    }

    plan::Measure measure_of(std::size_t row, const plan::Measure& before) {
        const auto& marked = preview_.rows[row];
        auto measure = measure_with(before, preview_.incoming.rows[row], marked);
        if (const auto* const change = find_change(marked, Field::objective))
            measure.objective = objective_called(change->after);
        if (const auto* const change = find_change(marked, Field::service_area))
            measure.service_area = service_area_called(change->after);
        if (const auto* const change = find_change(marked, Field::owner))
            measure.owner = person_called(change->after);
        return measure;
    }

    plan::ObjectiveId objective_called(const std::string& name) {
        if (const auto known = find_objective(preview_.view.objectives, name)) return known->id;
        auto objective = objective_named(name);
        objective.strategy = strategy();
        objective.id = plan::add_objective(tx_, acting_, objective);
        made_.push_back({"objective", objective.id.value});
        preview_.view.objectives.push_back(objective);
        return objective.id;
    }

    /// The one chosen for the import, else the latest, else a new one named after the document.
    plan::StrategyId strategy() {
        if (preview_.import.strategy) return *preview_.import.strategy;
        const auto known = plan::strategies(tx_, organisation_);
        if (!known.empty()) return known.front().id;
        const auto& import = preview_.import;
        plan::Strategy fresh;
        fresh.title = cut_title(import.title.empty() ? import.file_name : import.title);
        const auto id = plan::add_strategy(tx_, acting_, fresh);
        made_.push_back({"strategy", id.value});
        preview_.import.strategy = id;
        return id;
    }

    accounts::ServiceAreaId service_area_called(const std::string& name) {
        if (service_areas_.empty()) {
            for (const auto& area : accounts::list_service_areas(tx_, organisation_))
                if (!area.ended_at) service_areas_.try_emplace(words_of(area.name), area.id);
        }
        const auto [found, is_new] = service_areas_.try_emplace(words_of(name));
        if (is_new) {
            found->second = accounts::add_service_area(
                tx_, acting_.actor, {.name = squeezed(name), .parent = std::nullopt}
            );
            made_.push_back({"service_area", found->second.value});
        }
        return found->second;
    }

    /// Somebody of that name who has not left; nobody where several have it.
    std::optional<accounts::PersonId> person_called(const std::string& name) {
        if (!has_people_) {
            has_people_ = true;
            for (const auto& person : accounts::list_people(tx_, organisation_)) {
                if (!person.left_at) people_[words_of(person.name)].push_back(person.id);
            }
        }
        const auto found = people_.find(words_of(name));
        if (found == people_.end() || found->second.size() != 1) return std::nullopt;
        return found->second.front();
    }

    // Periods and returns.

    [[nodiscard]] bool puts_return(std::size_t row) const {
        if (!is_taken(row) || !preview_.incoming.rows[row].period) return false;
        const auto& marked = preview_.rows[row];
        return marked.adds_return || std::ranges::any_of(marked.changes, [](const FieldChange& change) {
                   return is_of_return(change.field);
               });
    }

    /// Each period that a return goes into, and that the register has not. One whose returns were due already
    /// asks nobody for a return; a present one asks every measure.
    void put_periods() {
        for (std::size_t row = 0; row < outcomes_.size(); ++row) {
            if (!puts_return(row)) continue;
            auto& period = preview_.incoming.periods[*preview_.incoming.rows[row].period];
            if (period.id) continue;
            ensure(period.days.has_value(), "a row of a period without days is refused");
            if (const auto same = plan::period_of(tx_, organisation_, *period.days)) {
                period.id = same->id;
                continue;
            }
            period.id = make_period(period);
            made_.push_back({"period", period.id->value});
        }
    }

    plan::PeriodId make_period(const IncomingPeriod& incoming) {
        const plan::Period period{
            .label = incoming.label,
            .days = *incoming.days,
            .returns_due = add_days(incoming.days->to, days_for_returns)
        };
        if (period.returns_due < british_date(tx_.now()))
            return plan::add_past_period(tx_, acting_, period, reason_);
        const auto id = plan::add_period(tx_, acting_, period);
        const auto opened = plan::act_on_period(tx_, acting_, id, plan::PeriodActKind::opened, reason_);
        ensure(opened.has_value(), "a new period can be opened");
        return id;
    }

    void put_returns() {
        std::map<plan::PeriodId, std::vector<std::size_t>> rows_of_period;
        for (std::size_t row = 0; row < outcomes_.size(); ++row) {
            if (!puts_return(row)) continue;
            const auto& period = preview_.incoming.periods[*preview_.incoming.rows[row].period];
            rows_of_period[*period.id].push_back(row);
        }
        for (const auto& [period, rows] : rows_of_period)
            put_returns_of(period, rows);
    }

    void put_returns_of(plan::PeriodId period, const std::vector<std::size_t>& rows) {
        const auto last_acts = plan::last_acts_in(tx_, organisation_, period);
        std::map<plan::MeasureId, plan::MeasureReturn> standing;
        for (auto& given : plan::returns_in(tx_, organisation_, period))
            standing.emplace(given.measure, std::move(given));
        std::vector<plan::ReportedReturn> reported;
        for (const auto row : rows) {
            const auto before = standing.find(*outcomes_[row].measure);
            plan::ReturnContent content;
            if (before != standing.end()) {
                content = before->second.content;
                keep_before(row, before->second, last_acts);
            }
            const auto& incoming = preview_.incoming.rows[row];
            reported.push_back(
                {.measure = *outcomes_[row].measure,
                 .content = content_with(std::move(content), incoming, preview_.rows[row]),
                 .at = words_of_place(incoming.at)}
            );
        }
        const auto ids = plan::put_returns(tx_, acting_, period, reported, reason_);
        for (std::size_t i = 0; i < rows.size(); ++i)
            outcomes_[rows[i]].given = ids[i];
        keep_versions(period, rows);
    }

    /// A return of a new measure, which an open period asked for the moment the measure was made, was not
    /// there before.
    void keep_before(
        std::size_t row,
        const plan::MeasureReturn& standing,
        const std::map<plan::ReturnId, std::int64_t>& last_acts
    ) {
        if (preview_.rows[row].new_measure) return;
        const auto last = last_acts.find(standing.id);
        outcomes_[row].return_before =
            plan::ReturnBefore{.given = standing, .last_act = last == last_acts.end() ? 0 : last->second};
    }

    void keep_versions(plan::PeriodId period, const std::vector<std::size_t>& rows) {
        std::map<plan::ReturnId, std::int64_t> versions;
        for (const auto& given : plan::returns_in(tx_, organisation_, period))
            versions.emplace(given.id, given.version);
        for (const auto row : rows)
            outcomes_[row].return_version = versions.at(*outcomes_[row].given);
    }

    void put_evidence() {
        for (std::size_t row = 0; row < outcomes_.size(); ++row) {
            const auto* const change = find_change(preview_.rows[row], Field::evidence);
            if (change == nullptr || !outcomes_[row].given) continue;
            const auto before = plan::read_evidence_cell(change->before);
            for (const auto& line : plan::read_evidence_cell(change->after)) {
                if (std::ranges::find(before, line) != before.end()) continue;
                const auto id =
                    plan::put_evidence(tx_, acting_, *outcomes_[row].measure, *outcomes_[row].given, line);
                made_.push_back({"evidence", id.value});
            }
        }
    }

    MarkCounts keep() {
        for (const auto& outcome : outcomes_)
            keep_outcome(tx_, organisation_, preview_.import.id, outcome);
        keep_made(tx_, organisation_, preview_.import.id, made_);
        const auto counts = counts_of(preview_.rows);
        act_on_import(tx_, acting_, preview_.import, ImportActKind::accepted, counts);
        return counts;
    }

    Transaction& tx_;
    const plan::Acting& acting_;
    OrganisationId organisation_;
    Preview preview_;
    std::string reason_;
    std::vector<RowOutcome> outcomes_;
    std::vector<Made> made_;
    std::map<std::size_t, plan::MeasureId> new_measures_;
    std::map<std::vector<std::string>, accounts::ServiceAreaId> service_areas_;
    std::map<std::vector<std::string>, std::vector<accounts::PersonId>> people_;
    bool has_people_ = false;
};

}  // namespace

std::expected<MarkCounts, LookAgain>
accept_import(Transaction& tx, const plan::Acting& acting, ImportId id, std::string_view fingerprint) {
    acting.require(accounts::Permission::import_documents, "accept an import");
    auto preview = preview_of(tx, acting.actor.organisation, id);
    const auto next = after(preview.import.state, ImportActKind::accepted);
    if (!next) throw Conflict(next.error());
    if (preview.fingerprint != fingerprint) return std::unexpected(LookAgain{});
    return Acceptance(tx, acting, std::move(preview)).run();
}

}  // namespace dueregard::intake
