#pragma once
// What becomes of each row: new, changed, same, doubtful, refused or left out. This is what the preview shows
// and what accepting does; both come from here.

#include "intake/changes.hpp"
#include "intake/incoming.hpp"
#include "intake/mark.hpp"
#include "intake/matching.hpp"
#include "intake/register_view.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

struct MarkedRow {
    Mark mark = Mark::same;
    std::optional<std::size_t> measure;  ///< the register's, by its place in the view
    std::optional<std::size_t>
        new_measure;                      ///< rows that bring one and the same new measure share this number
    bool adds_return = false;             ///< the register has no return of this measure for this period
    std::vector<FieldChange> changes;     ///< in the order of the fields
    std::string sentence;                 ///< why it is doubtful or refused
    std::vector<std::size_t> candidates;  ///< measures that a doubtful row may speak of, the likeliest first
    bool may_be_new = true;               ///< a doubtful row that might bring a new measure

    /// Which measure it speaks of is no question, only whether what it says is to be taken.
    [[nodiscard]] bool is_of_one_measure() const { return !may_be_new && candidates.size() == 1; }

    bool was_doubtful = false;  ///< a decision settled it
};

/// One for each row; `decisions` has one for each row too. The rules:
///   * A field that a row leaves empty is never a change.
///   * Where several rows speak of one measure, the measure's own fields come from the row of the latest
///   period; the
///     others bring their returns only.
///   * A row older than the measure's latest submitted return fills gaps of the measure and changes nothing
///   else of it.
///   * A return that was agreed, or that its owner has in hand, is not overwritten without a decision.
///   * Refused: no action for a new measure; a period that is frozen, not open yet, or whose days nobody
///   knows; a field
///     over its length.
[[nodiscard]] std::vector<MarkedRow>
mark_rows(const Incoming& incoming, const RegisterView& view, std::span<const Decision> decisions);

[[nodiscard]] MarkCounts counts_of(std::span<const MarkedRow> rows);

/// The measure as the row would have it: `before` with every change of a measure's own field. Objective,
/// owner and service area are names in a row; of these only the printed owner is set here.
[[nodiscard]] plan::Measure
measure_with(plan::Measure before, const IncomingRow& row, const MarkedRow& marked);

/// The return's content as the row would have it; evidence stands apart.
[[nodiscard]] plan::ReturnContent
content_with(plan::ReturnContent before, const IncomingRow& row, const MarkedRow& marked);

[[nodiscard]] const FieldChange* find_change(const MarkedRow& marked, Field field);

}  // namespace dueregard::intake
