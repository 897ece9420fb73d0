#pragma once
// What a progress report or an action plan says, as it was read: nothing here has been accepted into the
// register.

#include "documents/document.hpp"
#include "plan/due_date.hpp"
#include "plan/status.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

/// One row. An absent value is absent, never a guess; `printed_…` is what stood there before it was mended or
/// mapped.
struct ReportedMeasure {
    std::optional<std::string> ref;
    std::optional<std::string> printed_ref;
    std::optional<std::string> section;  ///< the heading it stands under
    std::optional<std::string> objective;
    std::string action;
    std::optional<std::string> owner;
    std::optional<DueDate> due;
    std::optional<std::string>
        printed_due;  ///< from a column of due dates, or the words in the action that say when
    std::optional<Meaning> status;
    std::optional<std::string> printed_status;
    std::optional<std::string> commentary;
    std::optional<std::string> outcome;
    // Columns that a fuller table has, our own CSV and XLSX among them; as printed.
    std::optional<std::string> period;  ///< of this very row, where one table holds several periods
    std::optional<std::string> service_area;
    std::optional<std::string> baseline;
    std::optional<std::string> target;
    std::optional<std::string> progress;
    std::optional<std::string> evidence;
    documents::Place at;
};

struct Section {
    std::string number;
    std::string title;
    documents::Place at;
};

/// Something the document says of its own rows, counted against them: {"total": 41, "not_met": 4}.
struct Claim {
    std::string text;
    std::map<std::string, int> says;
    std::optional<bool> holds;  ///< nothing where it cannot be told
    std::string counted;        ///< what the rows say instead, where it does not hold: "38 are met"
    documents::Place at;
};

struct ReportedPeriod {
    std::string label;  ///< as the document words it
    std::optional<Date> from;
    std::optional<Date> to;
};

struct ProgressReport {
    double confidence = 0.0;  ///< 0 to 1: how sure the reader is that this is such a document
    bool has_statuses =
        false;  ///< a progress report reports; an action plan without statuses or commentary only intends
    std::optional<std::string> title;
    std::optional<std::string> organisation;
    std::optional<Date> date;
    std::optional<ReportedPeriod> period;
    std::vector<Section> sections;
    std::vector<ReportedMeasure> measures;
    std::vector<Claim> claims;
};

}  // namespace dueregard::plan
