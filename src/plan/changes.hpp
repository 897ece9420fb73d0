#pragma once
// What the history says of each noun of the plan, field by field; accounts/changes.hpp compares them.

#include "accounts/changes.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/objective.hpp"
#include "plan/period.hpp"
#include "plan/strategy.hpp"

namespace dueregard::plan {

using accounts::addition;
using accounts::Change;
using accounts::change;
using accounts::FieldValues;
using accounts::removal;
using accounts::told_fields;

[[nodiscard]] FieldValues fields_of(const Strategy& strategy);
[[nodiscard]] FieldValues fields_of(const Objective& objective);
[[nodiscard]] FieldValues fields_of(const Measure& measure);
[[nodiscard]] FieldValues fields_of(const Period& period);
[[nodiscard]] FieldValues fields_of(const ReturnContent& content);

}  // namespace dueregard::plan
