#pragma once
// The fields in which a row differs from what the register says.

#include "intake/incoming.hpp"
#include "intake/register_view.hpp"

#include <string>
#include <vector>

namespace dueregard::intake {

struct FieldChange {
    Field field = Field::action;
    std::string before;  ///< "" where the register says nothing
    std::string after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What the row says in a field, as a cell of the import layout prints it.
[[nodiscard]] std::string text_of(Field field, const IncomingRow& row, const plan::StatusScale& scale);

enum class Scope {
    everything,
    gaps,  ///< only fields in which the register says nothing
};

/// Differences in the measure's own fields. White space and, for names, capitals and punctuation are no
/// difference; a field that the row leaves empty is none either.
[[nodiscard]] std::vector<FieldChange> measure_changes(
    const IncomingRow& row, const RegisteredMeasure& measure, const plan::StatusScale& scale, Scope scope
);

/// Differences in the fields of a return; `from` is null where the register has none. Evidence only ever
/// grows.
[[nodiscard]] std::vector<FieldChange>
return_changes(const IncomingRow& row, const RegisteredReturn* from, const plan::StatusScale& scale);

}  // namespace dueregard::intake
