#pragma once
// What the heading of a column, or the label before a colon, says of what stands there: the synonyms by which
// English, Scottish and Welsh councils head their action plans and progress reports.

#include "plan/heading_moment.hpp"

#include <optional>
#include <string_view>

namespace dueregard::plan {

enum class ColumnRole {
    none,
    ref,
    section,
    objective,
    measure,  ///< the action itself, the objective it serves, or how success is measured: its neighbours
              ///< decide
    action,
    owner,
    area,  ///< a service or directorate: the owner where nobody is named
    owner_and_due,
    due,
    status,
    progress,  ///< a status or a commentary: its cells decide
    commentary,
    response,  ///< to a recommendation: what will be done, where nothing else is the action; else a
               ///< commentary
    outcome,
    target,    ///< a number to reach or the date to reach it by: its cells decide
    priority,  ///< an objective or a rank: its cells decide
    ignored    ///< known, and no part of a measure: cost, baseline, start date, risk
};

struct HeadingRole {
    ColumnRole role = ColumnRole::none;
    HeadingMoment moment;     ///< of which its column speaks, where the heading says so
    bool is_revised = false;  ///< "Revised deadline"
    bool is_earlier = false;  ///< "Previous RAG", "Last quarter's update"
    bool is_broad = false;    ///< "Responsible directorate", "Lead member": who answers, but no officer
    bool is_close =
        false;  ///< most of the heading's words are the synonym's: it is a heading and little else
};

/// What a column under this heading holds; `none` for what is no heading, such as a text of more than 14
/// words.
[[nodiscard]] HeadingRole role_of_heading(std::string_view heading);

/// The same for the label of a line ("Lead officer:"), which must be the synonym and nothing else.
[[nodiscard]] std::optional<ColumnRole> role_of_label(std::string_view label);

}  // namespace dueregard::plan
