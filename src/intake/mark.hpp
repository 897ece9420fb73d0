#pragma once
// What became of a row, by name; what a person decided of it; and how many rows have which mark.

#include "plan/ids.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace dueregard::intake {

enum class Mark {
    added,     ///< brings a measure or a return that the register has not
    changed,   ///< would put something in place of what the register says
    same,      ///< says nothing that the register does not say already
    doubtful,  ///< wants a person's decision; until then nothing is taken from it
    refused,   ///< cannot be taken, and the sentence says why
    left_out,  ///< a person decided so
};

[[nodiscard]] std::span<const Mark> all_marks();
[[nodiscard]] std::string_view name_of(Mark mark);   ///< "new", as stored and in addresses
[[nodiscard]] std::string_view title_of(Mark mark);  ///< "New", as shown
[[nodiscard]] std::optional<Mark> mark_named(std::string_view name);

enum class DecisionKind { undecided, as_new, as_measure, leave_out };

/// What a person said of a row. Undecided rows without a doubt are taken.
struct Decision {
    DecisionKind kind = DecisionKind::undecided;
    plan::MeasureId measure;  ///< where kind is as_measure
    friend bool operator==(const Decision&, const Decision&) = default;
};

[[nodiscard]] std::string_view name_of(DecisionKind kind);
[[nodiscard]] std::optional<DecisionKind> decision_named(std::string_view name);

struct MarkCounts {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
    std::size_t doubtful = 0;
    std::size_t refused = 0;
    std::size_t left_out = 0;

    [[nodiscard]] std::size_t of(Mark mark) const;
    friend bool operator==(const MarkCounts&, const MarkCounts&) = default;
};

}  // namespace dueregard::intake
