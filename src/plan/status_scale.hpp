#pragma once
// What a council's own scale of statuses must be, and how it is told.

#include "base/fault.hpp"
#include "plan/status.hpp"

#include <string>

namespace dueregard::plan {

/// Every status needs a symbol of at most four characters and a word of at most 40, neither of them twice
/// (a status is a shape and a word, never a colour alone): fields "symbol-2" and "word-2" of the second.
/// Every meaning needs a status: field "statuses".
[[nodiscard]] Faults faults_of(const StatusScale& scale);

/// "★ On target (met), ● Narrowly missed (narrowly missed)": what the history tells of a scale.
[[nodiscard]] std::string told(const StatusScale& scale);

}  // namespace dueregard::plan
