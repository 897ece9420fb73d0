#include "intake/marking.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "plan/ref.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace dueregard::intake {

namespace {

constexpr std::size_t longest_label = 200;
constexpr std::size_t longest_name = 1000;

/// A measure by its place in the view, or a new one by its number.
using Subject = std::pair<bool, std::size_t>;

class Marker {
public:
    Marker(const Incoming& incoming, const RegisterView& view, std::span<const Decision> decisions)
        : incoming_(incoming)
        , view_(view)
        , decisions_(decisions)
        , matches_(match_rows(incoming, view))
        , marked_(incoming.rows.size())
        , is_settled_(incoming.rows.size(), false) {
        for (std::size_t place = 0; place < view.measures.size(); ++place)
            place_of_[view.measures[place].measure.id] = place;
    }

    std::vector<MarkedRow> mark() {
        for (std::size_t row = 0; row < marked_.size(); ++row)
            choose_subject(row);
        for (std::size_t row = 0; row < marked_.size(); ++row) {
            if (!is_settled_[row]) refuse_what_cannot_be(row);
        }
        choose_bearers();
        for (std::size_t row = 0; row < marked_.size(); ++row) {
            if (!is_settled_[row]) compare(row);
        }
        refuse_orphans();
        return std::move(marked_);
    }

private:
    void settle(std::size_t row, Mark mark, std::string sentence = "") {
        marked_[row].mark = mark;
        marked_[row].sentence = std::move(sentence);
        is_settled_[row] = true;
    }

    // Which measure, or a new one.

    void choose_subject(std::size_t row) {
        const auto& match = matches_[row];
        const auto& decision = decisions_[row];
        auto& marked = marked_[row];
        marked.candidates = match.candidates;
        marked.was_doubtful = decision.kind == DecisionKind::as_new
                              || decision.kind == DecisionKind::as_measure
                              || (decision.kind == DecisionKind::leave_out && !match.doubt.empty());
        switch (decision.kind) {
        case DecisionKind::leave_out:
            return settle(row, Mark::left_out, match.doubt);
        case DecisionKind::as_new:
            return give_new_measure(row);
        case DecisionKind::as_measure:
            return give_measure(row, decision.measure);
        case DecisionKind::undecided:
            break;
        }
        if (!match.doubt.empty()) {
            marked.measure = match.measure;
            return settle(row, Mark::doubtful, match.doubt);
        }
        if (!match.measure) return give_new_measure(row);
        marked.measure = match.measure;
    }

    void give_measure(std::size_t row, plan::MeasureId id) {
        const auto found = place_of_.find(id);
        if (found == place_of_.end()) {
            return settle(
                row, Mark::doubtful, "The measure that was chosen for it is no longer in the register."
            );
        }
        marked_[row].measure = found->second;
    }

    /// Rows of several periods with one ref, or one action without a ref, bring one measure; two of one
    /// period do not.
    void give_new_measure(std::size_t row) {
        const auto& incoming = incoming_.rows[row];
        const auto ref = plan::ref_key(incoming.ref);
        auto& sisters = new_measures_[ref.empty() ? "action " + action_key(incoming.action) : "ref " + ref];
        for (auto& [number, periods] : sisters) {
            if (std::ranges::find(periods, incoming.period) != periods.end()) continue;
            periods.push_back(incoming.period);
            marked_[row].new_measure = number;
            return;
        }
        sisters.push_back({next_new_measure_, {incoming.period}});
        marked_[row].new_measure = next_new_measure_++;
    }

    [[nodiscard]] Subject subject_of(std::size_t row) const {
        const auto& marked = marked_[row];
        return marked.new_measure ? Subject{true, *marked.new_measure} : Subject{false, *marked.measure};
    }

    // What cannot be taken whatever it says.

    void refuse_what_cannot_be(std::size_t row) {
        const auto& incoming = incoming_.rows[row];
        if (marked_[row].new_measure && trimmed(incoming.action).empty()) {
            return settle(
                row, Mark::refused, "It names no action, and no measure of the register has its ref."
            );
        }
        if (auto sentence = why_no_period(row)) return settle(row, Mark::refused, *std::move(sentence));
        const auto [first, is_first] = first_of_.try_emplace({subject_of(row), incoming.period}, row);
        if (!is_first) {
            const auto place = words_of_place(incoming_.rows[first->second].at);
            settle(
                row, Mark::refused, fmt::format("The same measure and period are already given by {}.", place)
            );
        }
    }

    [[nodiscard]] std::optional<std::string> why_no_period(std::size_t row) const {
        const auto& incoming = incoming_.rows[row];
        if (!incoming.period) {
            if (!brings_return(incoming)) return std::nullopt;
            return "It says how the measure stands, but not in which period: choose the period.";
        }
        const auto& period = incoming_.periods[*incoming.period];
        if (!period.id && period.label.size() > longest_label) {
            return fmt::format("The name of the period must be {} characters or fewer.", longest_label);
        }
        if (!period.id && !period.days) {
            return fmt::format(
                "The period “{}” is not in the register, and its name does not tell its days: add the period first.",
                period.printed
            );
        }
        if (marked_[row].new_measure) return why_closed_to_import(period);
        return std::nullopt;
    }

    static std::optional<std::string> why_closed_to_import(const IncomingPeriod& period) {
        if (!period.id) return std::nullopt;
        if (period.state == plan::PeriodState::frozen)
            return fmt::format(
                "The period {} is frozen: nothing in it can be changed any more.", period.label
            );
        if (period.state == plan::PeriodState::planned)
            return fmt::format("The period {} is not open yet: open it first.", period.label);
        return std::nullopt;
    }

    // Which of several rows gives the measure's own fields.

    [[nodiscard]] std::optional<Date> last_day_of(std::size_t row) const {
        const auto& period = incoming_.rows[row].period;
        if (!period || !incoming_.periods[*period].days) return std::nullopt;
        return incoming_.periods[*period].days->to;
    }

    /// A row without a period speaks of the plan as it is now.
    [[nodiscard]] bool is_later(std::size_t row, std::size_t than) const {
        const auto a = last_day_of(row);
        const auto b = last_day_of(than);
        if (!b) return false;
        return !a || *a > *b;
    }

    void choose_bearers() {
        for (std::size_t row = 0; row < marked_.size(); ++row) {
            if (is_settled_[row]) continue;
            const auto [bearer, is_first] = bearer_of_.try_emplace(subject_of(row), row);
            if (!is_first && is_later(row, bearer->second)) bearer->second = row;
        }
    }

    // What it says that the register does not.

    void compare(std::size_t row) {
        auto& marked = marked_[row];
        const auto& incoming = incoming_.rows[row];
        const bool bears = bearer_of_.at(subject_of(row)) == row;
        if (bears) marked.changes = changes_of_measure(row);
        const bool changes_measure = !marked.changes.empty();
        const auto* const from = existing_return(row);
        const auto said =
            incoming.period ? return_changes(incoming, from, view_.scale) : std::vector<FieldChange>{};
        std::ranges::copy(said, std::back_inserter(marked.changes));
        marked.adds_return = incoming.period && brings_return(incoming) && from == nullptr;
        if (auto sentence = why_not_taken(row, from, !said.empty()))
            return settle(row, Mark::refused, *std::move(sentence));
        if (auto sentence = why_doubtful(row, from, !said.empty())) {
            marked.may_be_new = marked.new_measure.has_value();
            return settle(row, Mark::doubtful, *std::move(sentence));
        }
        if (marked.new_measure) return settle(row, Mark::added);
        if (changes_measure) return settle(row, Mark::changed);
        if (marked.adds_return) return settle(row, Mark::added);
        settle(row, said.empty() ? Mark::same : Mark::changed);
    }

    [[nodiscard]] std::vector<FieldChange> changes_of_measure(std::size_t row) const {
        const auto& incoming = incoming_.rows[row];
        if (marked_[row].new_measure) return measure_changes(incoming, {}, view_.scale, Scope::everything);
        const auto& measure = view_.measures[*marked_[row].measure];
        const auto day = last_day_of(row);
        const bool is_old = day && measure.reported_until && *day < *measure.reported_until;
        return measure_changes(incoming, measure, view_.scale, is_old ? Scope::gaps : Scope::everything);
    }

    /// Null where nothing has been said in that period.
    [[nodiscard]] const RegisteredReturn* existing_return(std::size_t row) const {
        const auto& period = incoming_.rows[row].period;
        if (!marked_[row].measure || !period || !incoming_.periods[*period].id) return nullptr;
        const auto& returns = view_.measures[*marked_[row].measure].returns;
        const auto found = returns.find(*incoming_.periods[*period].id);
        if (found == returns.end()) return nullptr;
        return found->second.state == plan::ReturnState::not_started ? nullptr : &found->second;
    }

    [[nodiscard]] std::optional<std::string>
    why_not_taken(std::size_t row, const RegisteredReturn* from, bool changes_return) const {
        const auto& marked = marked_[row];
        const auto& incoming = incoming_.rows[row];
        if (!marked.changes.empty() && incoming.period) {
            if (auto sentence = why_closed_to_import(incoming_.periods[*incoming.period])) return sentence;
        }
        if (changes_return && from != nullptr) {
            using enum plan::ReturnState;
            if (from->state == frozen || from->state == lapsed)
                return "The return is frozen: it can no longer be changed.";
            if (from->state == set_aside)
                return "The measure was withdrawn: it takes no return for this period.";
        }
        for (const auto& change : marked.changes) {
            const bool is_name = change.field == Field::objective || change.field == Field::service_area;
            if (is_name && change.after.size() > longest_name)
                return fmt::format(
                    "The {} must be 1,000 characters or fewer.", lower_ascii(title_of(change.field))
                );
        }
        const auto measure = marked.measure ? view_.measures[*marked.measure].measure : plan::Measure{};
        auto faults = bears_measure(row) ? faults_of(measure_with(measure, incoming, marked)) : Faults{};
        const auto content = from == nullptr ? plan::ReturnContent{} : from->content;
        std::ranges::move(
            faults_of_draft(content_with(content, incoming, marked)), std::back_inserter(faults)
        );
        if (faults.empty()) return std::nullopt;
        return faults.front().sentence + ".";
    }

    [[nodiscard]] bool brings_something(std::size_t row) const {
        return marked_[row].new_measure || marked_[row].adds_return || !marked_[row].changes.empty();
    }

    [[nodiscard]] bool bears_measure(std::size_t row) const { return bearer_of_.at(subject_of(row)) == row; }

    [[nodiscard]] std::optional<std::string>
    why_doubtful(std::size_t row, const RegisteredReturn* from, bool changes_return) const {
        const auto& incoming = incoming_.rows[row];
        if (decisions_[row].kind != DecisionKind::undecided) return std::nullopt;
        if (incoming.has_unknown_status && brings_something(row)) {
            return fmt::format(
                "Nobody can tell what the status “{}” means: choose its meaning, or take the row without it.",
                squeezed(incoming.printed_status)
            );
        }
        if (from == nullptr || !changes_return || from->is_from_document) return std::nullopt;
        if (from->state == plan::ReturnState::agreed)
            return "The register has an agreed return for this period, and this row says something else.";
        if (from->state != plan::ReturnState::submitted)
            return "The owner is writing the return for this period, and this row would take its place.";
        return std::nullopt;
    }

    /// Returns of a new measure whose own row was refused have nothing to stand on.
    void refuse_orphans() {
        for (std::size_t row = 0; row < marked_.size(); ++row) {
            const bool is_orphan = marked_[row].mark == Mark::added && marked_[row].new_measure
                                   && marked_[bearer_of_.at(subject_of(row))].mark != Mark::added;
            if (!is_orphan) continue;
            const auto place = words_of_place(incoming_.rows[bearer_of_.at(subject_of(row))].at);
            settle(row, Mark::refused, fmt::format("The measure is given by {}, which is not taken.", place));
        }
    }

    const Incoming& incoming_;
    const RegisterView& view_;
    std::span<const Decision> decisions_;
    std::vector<Match> matches_;
    std::vector<MarkedRow> marked_;
    std::vector<bool> is_settled_;
    std::unordered_map<plan::MeasureId, std::size_t> place_of_;
    /// By ref or action: the numbers of new measures, each with the periods that it has a row for.
    std::unordered_map<
        std::string,
        std::vector<std::pair<std::size_t, std::vector<std::optional<std::size_t>>>>>
        new_measures_;
    std::size_t next_new_measure_ = 0;
    std::map<std::pair<Subject, std::optional<std::size_t>>, std::size_t> first_of_;
    std::map<Subject, std::size_t> bearer_of_;
};

}  // namespace

std::vector<MarkedRow>
mark_rows(const Incoming& incoming, const RegisterView& view, std::span<const Decision> decisions) {
    ensure(decisions.size() == incoming.rows.size(), "there is one decision for each row");
    return Marker(incoming, view, decisions).mark();
}

MarkCounts counts_of(std::span<const MarkedRow> rows) {
    const auto of = [&](Mark mark) {
        return static_cast<std::size_t>(std::ranges::count(rows, mark, &MarkedRow::mark));
    };
    return {
        .added = of(Mark::added),
        .changed = of(Mark::changed),
        .same = of(Mark::same),
        .doubtful = of(Mark::doubtful),
        .refused = of(Mark::refused),
        .left_out = of(Mark::left_out)
    };
}

plan::Measure measure_with(plan::Measure before, const IncomingRow& row, const MarkedRow& marked) {
    auto measure = std::move(before);
    const auto set = [&](Field field, std::string& text) {
        if (const auto* const change = find_change(marked, field)) text = change->after;
    };
    set(Field::ref, measure.ref);
    set(Field::action, measure.action);
    set(Field::owner, measure.printed_owner);
    if (const auto* const change = find_change(marked, Field::baseline))
        measure.baseline = plan::quantity_of(change->after);
    if (const auto* const change = find_change(marked, Field::target))
        measure.target = plan::quantity_of(change->after);
    if (find_change(marked, Field::due) != nullptr) {
        measure.due = row.due;
        measure.due_words = row.due ? "" : row.due_words;
    }
    return measure;
}

plan::ReturnContent
content_with(plan::ReturnContent before, const IncomingRow& row, const MarkedRow& marked) {
    auto content = std::move(before);
    if (find_change(marked, Field::status) != nullptr) content.status = row.status;
    if (const auto* const change = find_change(marked, Field::progress))
        content.progress = plan::quantity_of(change->after);
    if (const auto* const change = find_change(marked, Field::commentary)) {
        content.commentary = change->after;
        content.carried_from.reset();
    }
    return content;
}

const FieldChange* find_change(const MarkedRow& marked, Field field) {
    const auto found = std::ranges::find(marked.changes, field, &FieldChange::field);
    return found == marked.changes.end() ? nullptr : &*found;
}

}  // namespace dueregard::intake
