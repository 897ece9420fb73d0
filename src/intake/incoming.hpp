#pragma once
// What a document brings, put into one shape whatever kind of document it was: rows, each with its place, and
// the periods they speak of. Nothing here has been held against the register yet.

#include "base/date.hpp"
#include "documents/document.hpp"
#include "plan/due_date.hpp"
#include "plan/ids.hpp"
#include "plan/period.hpp"
#include "plan/progress_report.hpp"
#include "plan/status.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// A field of a measure or of its return, in the order of the import layout.
enum class Field {
    ref,
    objective,
    action,
    owner,
    service_area,
    baseline,
    target,
    due,
    status,
    progress,
    commentary,
    evidence
};

/// "Service area": as a page and the import layout head it.
[[nodiscard]] std::string_view title_of(Field field);
/// "service_area": as stored.
[[nodiscard]] std::string_view name_of(Field field);
[[nodiscard]] std::optional<Field> field_named(std::string_view name);
/// It belongs to the return and not to the measure.
[[nodiscard]] bool is_of_return(Field field);

/// A period that rows speak of.
struct IncomingPeriod {
    std::string printed;  ///< as the document words it
    std::string label;    ///< as the register has it or will have it
    std::optional<DateRange> days;
    std::optional<plan::PeriodId> id;  ///< where the register has it
    plan::PeriodState state = plan::PeriodState::planned;
};

/// "" means that the document does not say: such a field never empties what the register has.
struct IncomingRow {
    documents::Place at;
    std::optional<std::size_t> period;  ///< its place among the periods; nothing: the row names none
    std::string ref;
    std::string printed_ref;  ///< where the ref was mended
    std::string objective;
    std::string action;
    std::string owner;
    std::string service_area;
    std::string baseline;
    std::string target;
    std::optional<plan::DueDate> due;
    std::string due_words;  ///< as printed
    std::optional<plan::Status> status;
    std::string printed_status;
    bool has_unknown_status = false;  ///< a status is printed, and nobody can tell what it means
    std::string progress;
    std::string commentary;
    std::string evidence;  ///< one on each line: "Title", or "Title <https://…>"
};

struct Incoming {
    std::vector<IncomingPeriod> periods;
    std::vector<IncomingRow> rows;
};

/// The row says something about how the measure stands, and so brings a return.
[[nodiscard]] bool brings_return(const IncomingRow& row);

/// "line 12", "sheet Plan, cell B7", "page 3, line 12": where in the source, as a sentence says it.
[[nodiscard]] std::string words_of_place(const documents::Place& at);

/// What a person said that a printed status means; nothing: it is no status. By the printed words, squeezed.
using StatusMapping = std::map<std::string, std::optional<plan::Meaning>, std::less<>>;

/// Collects the periods that rows name, each once.
class PeriodList {
public:
    explicit PeriodList(std::vector<IncomingPeriod>& periods) : periods_(periods) {}

    /// The place of the period that a cell names, which joins the list where it is new; nothing for an empty
    /// cell.
    std::optional<std::size_t> place_of(std::string_view cell);

private:
    std::vector<IncomingPeriod>& periods_;
    std::map<std::string, std::size_t> places_;
};

/// The rows of a progress report or an action plan. A row without an objective stands for the heading above
/// it. A status means what the mapping says, else what the council's scale says of its symbol or word, else
/// what the reader took it for.
[[nodiscard]] Incoming incoming_of(
    std::span<const plan::ReportedMeasure> measures,
    const plan::StatusScale& scale,
    const StatusMapping& mapping = {}
);

/// The period that the document as a whole speaks of.
[[nodiscard]] std::optional<IncomingPeriod> period_of(const std::optional<plan::ReportedPeriod>& said);

/// Some row brings a return and names no period.
[[nodiscard]] bool wants_period(const Incoming& incoming);

/// Gives `period` to every row that brings a return and names none.
void give_period(Incoming& incoming, const IncomingPeriod& period);

/// Sets has_unknown_status, once the row's status has been read with this mapping.
void mark_unknown_status(IncomingRow& row, const StatusMapping& mapping);

}  // namespace dueregard::intake
