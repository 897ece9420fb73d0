#pragma once
// The list of measures as one period sees it: filtered, sorted and cut into pages by the database.

#include "plan/acting.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/return_sheet.hpp"
#include "plan/status.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

enum class Whose { everybodys, own };
enum class InPlan { now, withdrawn, either };

/// An absent value leaves everything in.
struct MeasureFilter {
    std::string
        text;  ///< each of its words stands somewhere in the ref, the action, the owner or the commentary
    std::optional<ObjectiveId> objective;  ///< or anywhere under it
    std::optional<accounts::PersonId> owner;
    std::optional<accounts::ServiceAreaId> service_area;
    std::optional<Meaning> status;
    std::optional<ReturnState> state;
    Whose whose = Whose::everybodys;
    InPlan in_plan = InPlan::now;
};

enum class MeasureOrder { ref, action, objective, owner, service_area, due, status, state };
enum class Direction { ascending, descending };

struct Sorting {
    MeasureOrder by = MeasureOrder::ref;
    Direction direction = Direction::ascending;
};

struct Slice {
    std::int64_t offset = 0;
    std::int64_t limit = 0;
};

struct MeasureRow {
    MeasureId id;
    std::string ref;
    std::string action;
    std::string objective;
    std::string owner;  ///< the person's name, or as printed
    std::string service_area;
    std::optional<DueDate> due;
    std::string due_words;
    bool is_withdrawn = false;
    std::optional<ReturnId> given;  ///< its return in the period
    ReturnState state = ReturnState::not_started;
    std::optional<Status> status;  ///< what the return counts as; nothing where it has none or is set aside
};

/// Who looks, in which period, at which measures.
struct MeasureQuery {
    const Acting& acting;
    std::optional<PeriodId> period;
    MeasureFilter filter;
    Sorting sorting;
};

[[nodiscard]] std::int64_t count_measures(storage::Db& db, const MeasureQuery& query);
[[nodiscard]] std::vector<MeasureRow> list_measures(storage::Db& db, const MeasureQuery& query, Slice slice);

/// The filter's every row in full, for a file to keep.
[[nodiscard]] std::vector<SheetCells> full_rows(storage::Db& db, const MeasureQuery& query);

/// "due" and so on, as an address names them.
[[nodiscard]] std::string_view name_of(MeasureOrder order);
[[nodiscard]] std::optional<MeasureOrder> measure_order_named(std::string_view name);

}  // namespace dueregard::plan
