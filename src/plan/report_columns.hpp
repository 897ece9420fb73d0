#pragma once
// Which column of a table holds what: first by the headings, then by what the cells hold and by what else is
// there.

#include "plan/column_words.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// The texts of one row, one for each column, without white space at the ends.
using RowTexts = std::vector<std::string_view>;

/// A column headed "Amber" whose cells are marked or blank.
struct StatusMark {
    std::size_t column = 0;
    std::string heading;
};

/// Where the parts of a measure stand; each is a column's place, counted from 0.
struct Columns {
    std::optional<std::size_t> ref;
    std::optional<std::size_t> section;
    std::optional<std::size_t> objective;
    std::optional<std::size_t> action;
    std::optional<std::size_t> owner;
    std::optional<std::size_t> due;
    std::optional<std::size_t> status;
    std::optional<std::size_t> outcome;
    std::optional<std::size_t> progress;  ///< a number beside the commentary: "46 of 46 wards"
    std::vector<std::size_t> commentary;  ///< more than one is joined
    std::vector<StatusMark>
        marks;  ///< a column for each status with a mark in one of them, where `status` is absent
    bool status_tells_more = false;  ///< the column of statuses is the commentary too
    bool owner_holds_due = false;    ///< "Lead and timescale" in one column
    bool action_has_refs = false;    ///< its cells open with a ref: "1.2 Train every receptionist"
    bool objective_has_refs = false;
    bool objective_is_merged = false;  ///< blank cells mean: as above
    bool section_is_merged = false;

    /// There is an action, and something is said of it.
    [[nodiscard]] bool make_measures() const;
};

/// Is this row a row of headings? Two of them at least are synonyms, they are most of the row, and none holds
/// a date or a sentence.
[[nodiscard]] bool is_header_row(const RowTexts& row);

/// What the columns hold, by their headings and by all the rows below them. `asked` is when the
/// document reports on, as far as it says: of the columns of several moments that one's are taken, else the
/// latest that are filled.
[[nodiscard]] Columns resolve_columns(
    std::span<const std::string> headings, std::span<const RowTexts> rows, const HeadingMoment& asked
);

/// The same for a table without headings, by what its cells hold: a column of statuses or dates beside one of
/// sentences.
[[nodiscard]] Columns guess_columns(std::span<const RowTexts> rows);

}  // namespace dueregard::plan
