#pragma once
// What the tables of imports keep as JSON: rows as they were read, what accepting would change, and what
// stood in the register before. Reading gives back what was written; anything else is a fault of ours.

#include "intake/choices.hpp"
#include "intake/incoming.hpp"
#include "intake/marking.hpp"
#include "intake/reading.hpp"
#include "plan/measure.hpp"
#include "plan/taking_out.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// A row with its own period: the list of periods is put together again from the rows.
struct KeptRow {
    IncomingRow row;
    std::optional<IncomingPeriod> period;
};

[[nodiscard]] std::string written(const KeptRow& kept);
[[nodiscard]] KeptRow read_row(std::string_view json);

[[nodiscard]] std::string written(const std::vector<FieldChange>& changes);
[[nodiscard]] std::vector<FieldChange> read_changes(std::string_view json);

[[nodiscard]] std::string written(const Choices& choices);
[[nodiscard]] Choices read_choices(std::string_view json);

[[nodiscard]] std::string written(const std::vector<Problem>& problems);
[[nodiscard]] std::vector<Problem> read_problems(std::string_view json);

[[nodiscard]] std::string written(const MarkCounts& counts);
[[nodiscard]] MarkCounts read_counts(std::string_view json);

[[nodiscard]] std::string written(const plan::Measure& measure);
[[nodiscard]] plan::Measure read_measure(std::string_view json);

[[nodiscard]] std::string written(const plan::ReturnBefore& before);
[[nodiscard]] plan::ReturnBefore read_return_before(std::string_view json);

/// The rows with the list of the periods they name, each once, in the order in which they first appear.
[[nodiscard]] Incoming put_together(const std::vector<KeptRow>& rows);
[[nodiscard]] std::vector<KeptRow> taken_apart(const Incoming& incoming);

}  // namespace dueregard::intake
