#pragma once
// What the history says of a change: the fields that differ, before and after, as JSON objects.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::accounts {

/// A field's name and its value as text; nothing where it is absent.
using FieldValues = std::vector<std::pair<std::string, std::optional<std::string>>>;

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

}  // namespace dueregard::accounts
