#pragma once
// What the history says of a change: the fields that differ, before and after, as JSON objects.

#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/objective.hpp"
#include "plan/period.hpp"
#include "plan/strategy.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::plan {

/// A field's name and its value as text; nothing where it is absent.
using FieldValues = std::vector<std::pair<std::string, std::optional<std::string>>>;

[[nodiscard]] FieldValues fields_of(const Strategy& strategy);
[[nodiscard]] FieldValues fields_of(const Objective& objective);
[[nodiscard]] FieldValues fields_of(const Measure& measure);
[[nodiscard]] FieldValues fields_of(const Period& period);
[[nodiscard]] FieldValues fields_of(const ReturnContent& content);

/// JSON objects; "" where no field is to be told.
struct Change {
    std::string before;
    std::string after;
};

/// The fields that differ.
[[nodiscard]] Change change(const FieldValues& before, const FieldValues& after);
/// Every field that has a value.
[[nodiscard]] Change addition(const FieldValues& after);
[[nodiscard]] Change removal(const FieldValues& before);

/// Reads back what the history kept; empty for "" or for what is no JSON object of texts.
[[nodiscard]] FieldValues told_fields(std::string_view json);

}  // namespace dueregard::plan
