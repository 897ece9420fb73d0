#include "intake/mark.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::intake {

namespace {

struct MarkName {
    Mark mark;
    std::string_view name;
    std::string_view title;
};

constexpr std::array mark_names = {
    MarkName{Mark::added, "new", "New"},
    MarkName{Mark::changed, "changed", "Changed"},
    MarkName{Mark::same, "same", "Same"},
    MarkName{Mark::doubtful, "doubtful", "Doubtful"},
    MarkName{Mark::refused, "refused", "Refused"},
    MarkName{Mark::left_out, "left_out", "Left out"}
};

constexpr std::array marks = {
    Mark::added, Mark::changed, Mark::same, Mark::doubtful, Mark::refused, Mark::left_out
};

constexpr std::array decision_names = {
    std::pair{DecisionKind::undecided, std::string_view("undecided")},
    std::pair{DecisionKind::as_new, std::string_view("as_new")},
    std::pair{DecisionKind::as_measure, std::string_view("as_measure")},
    std::pair{DecisionKind::leave_out, std::string_view("leave_out")}
};

}  // namespace

std::span<const Mark> all_marks() {
    return marks;
}

std::string_view name_of(Mark mark) {
    return std::ranges::find(mark_names, mark, &MarkName::mark)->name;
}

std::string_view title_of(Mark mark) {
    return std::ranges::find(mark_names, mark, &MarkName::mark)->title;
}

std::optional<Mark> mark_named(std::string_view name) {
    const auto* const found = std::ranges::find(mark_names, name, &MarkName::name);
    return found == mark_names.end() ? std::nullopt : std::optional(found->mark);
}

std::string_view name_of(DecisionKind kind) {
    return std::ranges::find(decision_names, kind, &decltype(decision_names)::value_type::first)->second;
}

std::optional<DecisionKind> decision_named(std::string_view name) {
    const auto* const found =
        std::ranges::find(decision_names, name, &decltype(decision_names)::value_type::second);
    return found == decision_names.end() ? std::nullopt : std::optional(found->first);
}

std::size_t MarkCounts::of(Mark mark) const {
    switch (mark) {
    case Mark::added:
        return added;
    case Mark::changed:
        return changed;
    case Mark::same:
        return same;
    case Mark::doubtful:
        return doubtful;
    case Mark::refused:
        return refused;
    case Mark::left_out:
        return left_out;
    }
    return 0;
}

}  // namespace dueregard::intake
