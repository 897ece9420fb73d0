#include "plan/report_columns.hpp"

#include "base/text.hpp"
#include "plan/column_contents.hpp"
#include "plan/due_date.hpp"
#include "plan/status.hpp"

#include <algorithm>

namespace dueregard::plan {

namespace {

/// A date alone: "30 September 2026".
constexpr std::size_t longest_moment_bytes = 30;
constexpr double most = 0.5;
constexpr double nearly_all = 0.75;
constexpr double few = 0.2;
constexpr double words_of_a_status = 6.0;
constexpr double words_of_a_sentence = 4.0;
constexpr double words_of_an_amount = 8.0;
/// A column that is blank in this share of its rows was merged downwards before it was saved.
constexpr double merged = 0.25;

struct Column {
    std::size_t place = 0;
    HeadingRole heading;
    ColumnContents contents;
};

class Resolver {
public:
    Resolver(
        std::span<const std::string> headings, std::span<const RowTexts> rows, const HeadingMoment& asked
    )
        : asked_(asked) {
        for (std::size_t place = 0; place < headings.size(); ++place) {
            headings_.emplace_back(headings[place]);
            columns_.push_back(
                {.place = place,
                 .heading = role_of_heading(headings[place]),
                 .contents = contents_of(rows, place)}
            );
        }
    }

    Columns run() {
        settle_marks();
        settle_moments();
        settle_progress();
        for (auto& column : columns_)
            settle_by_contents(column);
        settle_earlier();
        settle_targets();
        settle_measures();
        settle_actions();
        settle_objectives();
        settle_statuses();
        fill_in();
        return result_;
    }

private:
    [[nodiscard]] bool has(ColumnRole role) const {
        return std::ranges::any_of(columns_, [&](const Column& column) {
            return column.heading.role == role;
        });
    }

    [[nodiscard]] Column* first(ColumnRole role) {
        const auto found =
            std::ranges::find(columns_, role, [](const Column& column) { return column.heading.role; });
        return found == columns_.end() ? nullptr : &*found;
    }

    static bool looks_like_status(const ColumnContents& contents) {
        return contents.filled > 0 && contents.statuses >= most && contents.mean_words <= words_of_a_status;
    }

    /// "Red | Amber | Green" with a cross in one of them.
    void settle_marks() {
        std::vector<StatusMark> marks;
        for (const auto& column : columns_) {
            const bool is_marked =
                column.contents.filled == 0
                || (column.contents.mean_words <= 1.0 && column.contents.marks >= nearly_all);
            if (is_marked && meaning_of(headings_[column.place]))
                marks.push_back({.column = column.place, .heading = headings_[column.place]});
        }
        if (marks.size() < 2) return;
        for (const auto& mark : marks)
            columns_[mark.column].heading.role = ColumnRole::ignored;
        result_.marks = std::move(marks);
    }

    /// A column headed by nothing but a date tells how it stood then.
    void settle_moments() {
        for (auto& column : columns_) {
            const bool is_only_moment = column.heading.role == ColumnRole::none && column.heading.moment.day
                                        && headings_[column.place].size() <= longest_moment_bytes;
            if (is_only_moment) column.heading.role = ColumnRole::progress;
        }
    }

    /// "Progress" beside a commentary is a number, where its cells are.
    void settle_progress() {
        for (auto& column : columns_) {
            const bool is_amount = column.heading.role == ColumnRole::progress && has(ColumnRole::commentary)
                                   && column.contents.amounts >= most
                                   && column.contents.mean_words <= words_of_an_amount;
            if (!is_amount) continue;
            column.heading.role = ColumnRole::ignored;
            result_.progress = column.place;
        }
    }

    /// "Previous RAG" beside "RAG" is history.
    void settle_earlier() {
        for (auto& column : columns_) {
            if (!column.heading.is_earlier) continue;
            const bool has_later = std::ranges::any_of(columns_, [&](const Column& other) {
                return other.heading.role == column.heading.role && !other.heading.is_earlier;
            });
            if (has_later) column.heading.role = ColumnRole::ignored;
        }
    }

    /// What one column's own cells decide.
    static void settle_by_contents(Column& column) {
        auto& role = column.heading.role;
        const auto& contents = column.contents;
        if (role == ColumnRole::progress)
            role = looks_like_status(contents) ? ColumnRole::status : ColumnRole::commentary;
        if (role == ColumnRole::commentary && looks_like_status(contents) && contents.statuses >= nearly_all
            && contents.mean_words <= 3.0) {
            role = ColumnRole::progress;
        }
        if (role == ColumnRole::priority)
            role = contents.ranks >= most ? ColumnRole::ignored : ColumnRole::objective;
        if (role == ColumnRole::owner && contents.filled > 0 && contents.dates >= nearly_all)
            role = ColumnRole::due;
        if (role == ColumnRole::ref && contents.filled > 0 && contents.mean_words > words_of_a_sentence
            && contents.leading_refs < most && contents.refs < most) {
            role = ColumnRole::objective;
        }
        const bool may_be_action =
            role == ColumnRole::action || role == ColumnRole::measure || role == ColumnRole::objective;
        if (may_be_action && contents.numbers >= nearly_all) role = ColumnRole::ignored;
        if (role == ColumnRole::none) settle_unnamed(column);
    }

    /// A column without a heading, or with one that says nothing.
    static void settle_unnamed(Column& column) {
        const auto& contents = column.contents;
        if (contents.filled == 0) return;
        if (contents.refs >= nearly_all && column.place == 0)
            column.heading.role = ColumnRole::ref;
        else if (contents.statuses >= 0.9 && contents.mean_words <= 3.5 && contents.refs < most)
            column.heading.role = ColumnRole::progress;
    }

    /// A target is a date to reach it by, or a number; a second column of dates is no second due date.
    void settle_targets() {
        for (auto& column : columns_) {
            if (column.heading.role != ColumnRole::target) continue;
            const bool is_date =
                column.contents.filled > 0 && column.contents.dates >= most && !has(ColumnRole::due);
            if (is_date) column.heading.role = ColumnRole::due;
        }
        const bool has_status = has(ColumnRole::status);
        for (auto& column : columns_) {
            if (column.heading.role == ColumnRole::progress)
                column.heading.role = has_status ? ColumnRole::commentary : ColumnRole::status;
        }
    }

    /// "Measure" is the action where there is none; before the action it is the objective, after it the
    /// measure of success.
    void settle_measures() {
        const auto* const action = first(ColumnRole::action);
        Column* taken = nullptr;
        for (auto& column : columns_) {
            if (column.heading.role != ColumnRole::measure) continue;
            if (action == nullptr) {
                if (taken == nullptr) {
                    column.heading.role = ColumnRole::action;
                    taken = &column;
                } else {
                    column.heading.role = ColumnRole::outcome;
                }
                continue;
            }
            const bool is_objective = column.contents.leading_refs >= most
                                      || (column.place < action->place && !has(ColumnRole::objective));
            column.heading.role = is_objective ? ColumnRole::objective : ColumnRole::outcome;
        }
    }

    /// Where no heading names an action, the objective nearest to the right is what will be done; then the
    /// outcome.
    void settle_actions() {
        auto* const response = first(ColumnRole::response);
        const bool answers = response != nullptr && !has(ColumnRole::action) && has(ColumnRole::objective);
        if (response != nullptr)
            response->heading.role = answers ? ColumnRole::action : ColumnRole::commentary;
        if (has(ColumnRole::action)) return;
        for (const auto role :
             {ColumnRole::objective, ColumnRole::section, ColumnRole::outcome, ColumnRole::none}) {
            Column* last = nullptr;
            for (auto& column : columns_) {
                if (column.heading.role != role || column.contents.filled == 0) continue;
                if (column.contents.mean_words < (role == ColumnRole::none ? words_of_a_sentence : 2.0))
                    continue;
                last = &column;
            }
            if (last == nullptr) continue;
            last->heading.role = ColumnRole::action;
            return;
        }
    }

    /// Of several objectives the nearest before the action counts, and the one before it is its section.
    void settle_objectives() {
        const auto* const action = first(ColumnRole::action);
        if (action == nullptr) return;
        Column* nearest = nullptr;
        for (auto& column : columns_) {
            if (column.heading.role != ColumnRole::objective) continue;
            if (nearest != nullptr && column.place > action->place) continue;
            if (nearest != nullptr && !has(ColumnRole::section)) nearest->heading.role = ColumnRole::section;
            nearest = &column;
        }
        if (nearest != nullptr) result_.objective = nearest->place;
    }

    /// Of several columns of statuses the asked moment's counts, else the latest that is filled; where none
    /// is of a moment, the one whose cells are plainest.
    void settle_statuses() {
        for (const auto& column : columns_) {
            if (column.heading.role != ColumnRole::status || column.contents.filled == 0) continue;
            if (!result_.status || is_better_status(column, columns_[*result_.status]))
                result_.status = column.place;
        }
        if (!result_.status) {
            if (const auto* const empty = first(ColumnRole::status)) result_.status = empty->place;
        }
    }

    [[nodiscard]] bool is_better_status(const Column& column, const Column& chosen) const {
        const auto& moment = column.heading.moment;
        const auto& taken = chosen.heading.moment;
        if (is_same(taken, asked_)) return false;
        if (is_same(moment, asked_)) return true;
        if (moment.is_named() || taken.is_named()) return is_later(moment, taken);
        return column.contents.statuses > chosen.contents.statuses
               || (column.contents.statuses == chosen.contents.statuses
                   && column.contents.mean_words < chosen.contents.mean_words);
    }

    void fill_in() {
        fill_commentary();
        for (const auto& column : columns_)
            take(column);
        if (!result_.owner) {
            if (const auto* const area = first(ColumnRole::area)) result_.owner = area->place;
        }
        if (!result_.outcome) {
            if (const auto* const target = first(ColumnRole::target)) result_.outcome = target->place;
        }
        if (result_.action) result_.action_has_refs = opens_with_refs(*result_.action);
        if (result_.objective) {
            const auto& contents = columns_[*result_.objective].contents;
            result_.objective_has_refs = opens_with_refs(*result_.objective);
            result_.objective_is_merged = contents.blank_share >= merged;
        }
        if (result_.section)
            result_.section_is_merged = columns_[*result_.section].contents.blank_share >= merged;
        note_narrative_status();
    }

    [[nodiscard]] bool opens_with_refs(std::size_t place) const {
        return !result_.ref && columns_[place].contents.leading_refs >= most;
    }

    void take(const Column& column) {
        const auto set = [&](std::optional<std::size_t>& target) {
            if (!target) target = column.place;
        };
        switch (column.heading.role) {
        case ColumnRole::ref:
            set(result_.ref);
            break;
        case ColumnRole::section:
            set(result_.section);
            break;
        case ColumnRole::action:
            set(result_.action);
            break;
        case ColumnRole::owner:
            if (!result_.owner || is_nearer_owner(column, columns_[*result_.owner]))
                result_.owner = column.place;
            break;
        case ColumnRole::owner_and_due:
            set(result_.owner);
            result_.owner_holds_due = true;
            break;
        case ColumnRole::due:
            if (!result_.due || is_better_due(column, columns_[*result_.due])) result_.due = column.place;
            break;
        case ColumnRole::outcome:
            set(result_.outcome);
            break;
        default:
            break;
        }
    }

    /// Of a directorate and an officer the officer answers.
    static bool is_nearer_owner(const Column& column, const Column& chosen) {
        return chosen.heading.is_broad && !column.heading.is_broad && column.contents.filled > 0;
    }

    static bool is_better_due(const Column& column, const Column& chosen) {
        return column.heading.is_revised && !chosen.heading.is_revised && column.contents.filled > 0;
    }

    /// The commentaries of the asked moment, else of the latest that is filled, and those that are of none.
    void fill_commentary() {
        HeadingMoment wanted;
        for (const auto& column : columns_) {
            if (column.heading.role != ColumnRole::commentary || column.contents.filled == 0) continue;
            const auto& moment = column.heading.moment;
            if (is_same(wanted, asked_)) break;
            if (is_same(moment, asked_) || is_later(moment, wanted)) wanted = moment;
        }
        for (const auto& column : columns_) {
            if (column.heading.role != ColumnRole::commentary) continue;
            const auto& moment = column.heading.moment;
            if (!moment.is_named() || is_same(moment, wanted)) result_.commentary.push_back(column.place);
        }
    }

    /// A column of statuses that tells more is the commentary too, where there is no other.
    void note_narrative_status() {
        if (!result_.status || !result_.commentary.empty()) return;
        result_.status_tells_more = columns_[*result_.status].contents.mean_words > words_of_a_status / 2;
    }

    HeadingMoment asked_;
    std::vector<Column> columns_;
    std::vector<std::string> headings_;
    Columns result_;
};

/// A summary: every column but one holds numbers alone, such as how many measures of each objective are
/// green.
bool counts_something(std::size_t columns, std::span<const RowTexts> rows) {
    std::size_t numbers = 0;
    for (std::size_t place = 0; place < columns; ++place) {
        const auto contents = contents_of(rows, place);
        if (contents.filled > 0 && contents.numbers >= nearly_all) ++numbers;
    }
    return numbers >= 2 && numbers + 1 >= columns;
}

}  // namespace

bool Columns::make_measures() const {
    if (!action) return false;
    const bool is_followed = owner || due || status || !marks.empty() || !commentary.empty();
    return is_followed || (outcome && (objective || ref || action_has_refs));
}

Columns resolve_columns(
    std::span<const std::string> headings, std::span<const RowTexts> rows, const HeadingMoment& asked
) {
    if (counts_something(headings.size(), rows)) return {};
    return Resolver(headings, rows, asked).run();
}

}  // namespace dueregard::plan
