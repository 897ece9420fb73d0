#pragma once
// How the text of a cell becomes a part of a measure.

#include "plan/legend.hpp"
#include "plan/progress_report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// On one line; nothing for what says nothing: "", "-", "n/a".
[[nodiscard]] std::optional<std::string> stated(std::string_view text);

/// The same with its lines kept apart.
[[nodiscard]] std::optional<std::string> stated_in_lines(std::string_view text);

/// The same with its lines joined by a comma: several owners.
[[nodiscard]] std::optional<std::string> stated_as_list(std::string_view text);

/// Sets ref and printed_ref from a column of refs; words beside the ref are left in `rest`.
void set_ref(ReportedMeasure& measure, std::string_view printed, std::string* rest = nullptr);

/// Takes a ref off the start of `text`, where there is one and the measure has none yet.
[[nodiscard]] std::string_view without_leading_ref(ReportedMeasure& measure, std::string_view text);

void set_status(ReportedMeasure& measure, std::string_view printed, const Legend& legend);

/// The same, where what follows the status is the commentary: "Complete. The officer started in May."
void set_status_and_commentary(ReportedMeasure& measure, std::string_view printed, const Legend& legend);

void set_due(ReportedMeasure& measure, std::string_view printed);

/// The date that the action promises, where no column said when.
void set_due_from_action(ReportedMeasure& measure);

/// Parts "Head of HR, March 2032" into owner and due date.
void set_owner_and_due(ReportedMeasure& measure, std::string_view printed);

}  // namespace dueregard::plan
