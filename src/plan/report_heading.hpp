#pragma once
// What a document says of itself before it says anything else: its title, whose it is, of what day and what
// period.

#include "documents/document.hpp"
#include "plan/progress_report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// The document's own title, or its first line where that can be a title: short, no sentence, no numbered or
/// common section heading ("Foreword", "1. Background").
[[nodiscard]] std::optional<std::string> title_of(const documents::Document& document);

/// The public body whose document it is, by its full name ("Xborough Borough Council", "London Borough of X",
/// "Cyngor Sir X"): one that the first lines name, or the only or by far the most frequent one that the text
/// names.
[[nodiscard]] std::optional<std::string> organisation_of(const documents::Document& document);

/// A line that is the name of a public body and little else.
[[nodiscard]] bool is_only_an_organisation(std::string_view line);

/// The day that a short line ends with, after a comma, a dash, a bar or a day of the week.
[[nodiscard]] std::optional<Date> trailing_date(std::string_view line);

/// The day that stands alone near the top or after "Date:".
[[nodiscard]] std::optional<Date> date_of(const documents::Document& document);

/// "Quarter 2 2022/23", "April 2023 to March 2024", "2023/24", "as at 31 March 2024", near the top. Where a
/// quarter is named without its year, the financial year is the one that most of the document's own dates
/// fall in, if that is clear.
[[nodiscard]] std::optional<ReportedPeriod> period_of(const documents::Document& document);

/// The quarter (1 to 4) that `period` names; 0 where it names none.
[[nodiscard]] int quarter_of_label(const std::optional<ReportedPeriod>& period);

}  // namespace dueregard::plan
